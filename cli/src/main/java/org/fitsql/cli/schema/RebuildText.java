package org.fitsql.cli.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitsql.cli.run.Figures;
import org.fitsql.cli.run.GrowthText;
import org.fitsql.ingest.Trouble;
import org.fitsql.orm.SchemaGrowth.Denied;
import org.fitsql.scheduler.RebuildSummary;

/** What a rebuild did. */
public final class RebuildText {
  private RebuildText() {}

  /** For people. */
  public static List<String> lines(RebuildSummary summary) {
    double seconds = summary.elapsed().toMillis() / 1000.0;
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %d tables from stored cards in %s s (run %s)."
            .formatted(
                summary.isComplete() ? "Rebuilt" : "Did not rebuild",
                summary.tables().size(),
                Figures.decimal(seconds),
                summary.run()));
    lines.add(
        "%s rootnames (%s/s), %s files, %s rows"
            .formatted(
                Figures.count(summary.rootnames()),
                Figures.decimal(summary.rootnames() / Math.max(seconds, 0.001)),
                Figures.count(summary.files()),
                Figures.count(summary.rows())));
    lines.addAll(GrowthText.lines(summary.growth()));
    if (!summary.troubles().isEmpty()) {
      lines.add(
          Figures.count(summary.troubles().size())
              + " files have what columns cannot hold, or failed; they are listed above");
    }
    if (!summary.isComplete()) {
      lines.add("The old rows are in place as they were: " + summary.kept() + ".");
    }
    return lines;
  }

  /** For programs. */
  public static Map<String, Object> json(RebuildSummary summary) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", summary.run());
    json.put("seconds", summary.elapsed().toMillis() / 1000.0);
    json.put("tables", summary.tables());
    json.put("rootnames", summary.rootnames());
    json.put("files", summary.files());
    json.put("rows", summary.rows());
    json.put("columns_added", summary.growth().columnsAdded());
    json.put("columns_widened", summary.growth().columnsWidened());
    json.put("denied", summary.growth().denied().stream().map(Denied::statement).toList());
    json.put("troubles", summary.troubles().stream().map(RebuildText::json).toList());
    json.put("kept", summary.kept());
    json.put("complete", summary.isComplete());
    return json;
  }

  private static Map<String, Object> json(Trouble trouble) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("severity", trouble.severity().name().toLowerCase(Locale.ROOT));
    json.put("path", trouble.path());
    json.put("rootname", trouble.rootname());
    json.put("hdu", trouble.hdu());
    json.put("keyword", trouble.keyword());
    json.put("message", trouble.message());
    json.put("advice", trouble.advice());
    return json;
  }
}
