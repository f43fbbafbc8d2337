package org.fitsql.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitsql.scheduler.verify.Difference;
import org.fitsql.scheduler.verify.VerifySettings;
import org.fitsql.scheduler.verify.VerifySummary;
import org.jspecify.annotations.Nullable;

/** What a verification found, on one screen and as JSON. */
public final class VerifyText {
  private VerifyText() {}

  /** What is about to be mended, in one line. */
  public static String mending(VerifySummary summary) {
    VerifySummary.Mending mending = summary.mending();
    return "Mending: %s observations to ingest again, %s rows to remove, %s tables to fill again%s"
        .formatted(
            Figures.count(mending.rootnames().size()),
            Figures.count(mending.deletions().size() + mending.orphans().size()),
            Figures.count(mending.tables().size()),
            mending.images() ? ", images to remove" : "");
  }

  /**
   * One screen.
   *
   * @param mended whether something was mended before
   */
  public static List<String> lines(
      VerifySummary summary, VerifySettings settings, boolean mended, Path log) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(summary, settings, mended));
    lines.add("");
    lines.add(line("listed", summary.listed(), "files in the archive"));
    lines.add(line("observations", summary.observations(), "read again" + sample(settings)));
    lines.add(line("files", summary.files(), ""));
    lines.add(line("HDUs", summary.hdus(), "cards compared byte for byte"));
    lines.add(line("values", summary.values(), "columns compared"));
    if (settings.images()) {
      lines.add(line("images", summary.images(), settings.pixels() ? "drawn again" : "decoded"));
    }
    if (summary.busy() > 0) {
      lines.add(line("busy", summary.busy(), "observations being ingested meanwhile, not judged"));
    }
    lines.add("");
    for (boolean damage : List.of(true, false)) {
      summary
          .counts()
          .forEach(
              (kind, number) -> {
                if (kind.isDamage() == damage) {
                  String word = kind.word().replace('_', ' ');
                  lines.add(line(word, number, (damage ? "damage. " : "") + kind.advice()));
                }
              });
    }
    if (!summary.mending().complete()) {
      lines.add("  More is damaged than one repair mends: run it again afterwards.");
    }
    if (!summary.counts().isEmpty()) {
      lines.add("");
    }
    lines.add("log         " + log);
    return List.copyOf(lines);
  }

  private static String headline(VerifySummary summary, VerifySettings settings, boolean mended) {
    String time = "in " + Figures.decimal(summary.elapsed().toMillis() / 1000.0) + " s";
    if (!summary.interrupted().isEmpty()) {
      return "Ended early " + time + ": " + summary.interrupted();
    }
    String before = mended ? "Mended. " : "";
    if (summary.isEqual()) {
      return before + "Verified " + settings.archive() + " " + time + ": all is equal.";
    }
    return "%sVerified %s %s: %s damaged, %s pending."
        .formatted(
            before,
            settings.archive(),
            time,
            Figures.count(summary.damaged()),
            Figures.count(summary.pending()));
  }

  private static String sample(VerifySettings settings) {
    return settings.sample() instanceof org.fitsql.scheduler.verify.Sample.All
        ? ""
        : ", a sample: --seed " + settings.seed();
  }

  private static String line(String name, long number, String note) {
    return String.format(Locale.ROOT, "  %-12s %12s  %s", name, Figures.count(number), note)
        .stripTrailing();
  }

  /** Scripts rely on the names: add, never rename. */
  public static Map<String, @Nullable Object> json(
      VerifySummary summary, VerifySettings settings, boolean mended, int exitCode, Path log) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("seconds", summary.elapsed().toMillis() / 1000.0);
    json.put("seed", settings.seed());
    json.put("listed", summary.listed());
    json.put("observations", summary.observations());
    json.put("files", summary.files());
    json.put("hdus", summary.hdus());
    json.put("values", summary.values());
    json.put("images", summary.images());
    json.put("busy", summary.busy());
    json.put("damaged", summary.damaged());
    json.put("pending", summary.pending());
    Map<String, Long> counts = new LinkedHashMap<>();
    summary.counts().forEach((kind, number) -> counts.put(kind.word(), number));
    json.put("kinds", counts);
    json.put("differences", summary.differences().stream().map(VerifyText::json).toList());
    json.put("interrupted", summary.interrupted().isEmpty() ? null : summary.interrupted());
    json.put("repaired", mended);
    json.put("exit_code", exitCode);
    json.put("log", log);
    return json;
  }

  private static Map<String, @Nullable Object> json(Difference difference) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", difference.kind().word());
    json.put("damage", difference.kind().isDamage());
    json.put("path", difference.path());
    json.put("rootname", difference.rootname());
    json.put("hdu", difference.hdu());
    json.put("place", difference.place());
    json.put("keyword", difference.keyword());
    json.put("stored", difference.stored());
    json.put("expected", difference.expected());
    json.put("message", difference.message());
    json.put("advice", difference.kind().advice());
    return json;
  }
}
