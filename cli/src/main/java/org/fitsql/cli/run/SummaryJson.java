package org.fitsql.cli.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.failure.FailureCounts;
import org.fitsql.scheduler.RunPlan;
import org.fitsql.scheduler.RunSummary;
import org.fitsql.scheduler.RunSummary.FileCounts;
import org.jspecify.annotations.Nullable;

/** Summary and plan as JSON. Scripts rely on the names: add, never rename. */
public final class SummaryJson {
  private SummaryJson() {}

  public static Map<String, @Nullable Object> of(RunSummary summary, Places places, int exitCode) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("run", summary.run());
    json.put("archive", summary.archive());
    json.put("started", summary.started());
    json.put("elapsed_seconds", summary.elapsed().toMillis() / 1000.0);
    json.put("interrupted", summary.interrupted().isEmpty() ? null : summary.interrupted());
    json.put("exit_code", exitCode);
    json.put("files", files(summary.files()));
    json.put("rootnames", summary.rootnames());
    json.put("rows", summary.rows());
    json.put("jpegs", summary.jpegs());
    json.put("thumbnails", summary.thumbnails());
    json.put("outdated_images", summary.outdatedImages());
    json.put("bytes", summary.bytes());
    json.put("failures", failures(summary.failures()));
    json.putAll(GrowthJson.of(summary.growth()));
    json.put("troubles", summary.troubles().stream().map(SummaryJson::trouble).toList());
    json.put("database", places.database());
    json.put("jpegs_folder", places.jpegs());
    json.put("thumbnails_folder", places.thumbnails());
    json.put("log", places.log());
    return json;
  }

  public static Map<String, Object> of(RunPlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("files", files(plan.files()));
    List<Map<String, String>> work =
        plan.work().stream()
            .map(
                file -> {
                  Map<String, String> line = new LinkedHashMap<>();
                  line.put("path", file.path());
                  line.put("rootname", file.rootname());
                  line.put("reason", file.reason());
                  return line;
                })
            .toList();
    json.put("work", work);
    return json;
  }

  private static Map<String, Long> files(FileCounts files) {
    Map<String, Long> json = new LinkedHashMap<>();
    json.put("new", files.fresh());
    json.put("changed", files.changed());
    json.put("unchanged", files.unchanged());
    json.put("vanished", files.vanished());
    json.put("incomplete", files.incomplete());
    json.put("no_profile", files.noProfile());
    json.put("failed", files.failed());
    json.put("known_failed", files.knownFailed());
    json.put("ignored", files.ignored());
    return json;
  }

  private static Map<String, Long> failures(FailureCounts failures) {
    Map<String, Long> json = new LinkedHashMap<>();
    json.put("new", failures.fresh());
    json.put("still_open", failures.stillOpen());
    json.put("closed", failures.closed());
    return json;
  }

  private static Map<String, @Nullable Object> trouble(Trouble trouble) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("severity", trouble.severity().name().toLowerCase(Locale.ROOT));
    json.put("stage", trouble.stage().name().toLowerCase(Locale.ROOT));
    json.put("path", trouble.path());
    json.put("rootname", trouble.rootname());
    json.put("class", trouble.retry().word());
    json.put("hdu", trouble.hdu());
    json.put("byte_offset", trouble.offset());
    json.put("keyword", trouble.keyword());
    json.put("message", trouble.message());
    json.put("advice", trouble.advice());
    return json;
  }
}
