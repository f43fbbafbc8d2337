package org.fitsql.cli.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitsql.ingest.failure.FailureCounts;
import org.fitsql.scheduler.RunSummary;
import org.fitsql.scheduler.RunSummary.FileCounts;

/** The table at the end of a run. */
public final class SummaryText {
  private SummaryText() {}

  public static List<String> lines(RunSummary summary, Places places) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(summary));
    lines.add("");
    lines.addAll(files(summary.files()));
    lines.addAll(failures(summary.failures()));
    lines.add("");
    lines.addAll(work(summary));
    lines.addAll(GrowthText.lines(summary.growth()));
    lines.add("");
    lines.addAll(places(places));
    return List.copyOf(lines);
  }

  private static String headline(RunSummary summary) {
    String time = "in " + Figures.decimal(seconds(summary.elapsed())) + " s";
    if (!summary.interrupted().isEmpty()) {
      return "Ended early " + time + ": " + summary.interrupted();
    }
    if (nothingChanged(summary.files())) {
      return "Nothing changed: all "
          + Figures.count(summary.files().unchanged())
          + " files of "
          + summary.archive()
          + " are as they were ("
          + time.substring(3)
          + ").";
    }
    return "Ingested " + summary.archive() + " " + time + " (run " + summary.run() + ").";
  }

  private static boolean nothingChanged(FileCounts files) {
    return files.fresh() + files.changed() + files.vanished() + files.failed() + files.incomplete()
            == 0
        && files.unchanged() > 0;
  }

  private static List<String> files(FileCounts files) {
    List<String> lines = new ArrayList<>();
    lines.add(line("new", files.fresh(), "files"));
    lines.add(line("changed", files.changed(), "files"));
    lines.add(line("unchanged", files.unchanged(), "files"));
    lines.add(line("vanished", files.vanished(), "files"));
    lines.add(line("incomplete", files.incomplete(), "files"));
    lines.add(line("no profile", files.noProfile(), "files"));
    String known =
        files.knownFailed() == 0
            ? ""
            : " (and "
                + Figures.count(files.knownFailed())
                + " known failed, unchanged, not tried again)";
    lines.add(line("failed", files.failed(), "files" + known));
    if (files.ignored() > 0) {
      lines.add(line("ignored", files.ignored(), "files that are not FITS by name"));
    }
    return lines;
  }

  /** What this run opened and closed, and what waits from earlier ones. */
  private static List<String> failures(FailureCounts failures) {
    if (failures.open() + failures.closed() == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(line("opened", failures.fresh(), "failures; `fitsql failures` lists what is open"));
    lines.add(line("still open", failures.stillOpen(), "failures of earlier runs"));
    lines.add(line("closed", failures.closed(), "failures that are over"));
    return lines;
  }

  private static List<String> work(RunSummary summary) {
    Duration elapsed = summary.elapsed();
    List<String> lines = new ArrayList<>(done(summary, elapsed));
    if (summary.outdatedImages() > 0) {
      String note = "files whose images would look different now; --redraw draws them again";
      lines.add(line("outdated", summary.outdatedImages(), note));
    }
    if (summary.growth().misfits() > 0) {
      String note = "values that their columns cannot hold: NULL, and verbatim in the cards";
      lines.add(line("misfits", summary.growth().misfits(), note));
    }
    return lines;
  }

  private static List<String> done(RunSummary summary, Duration elapsed) {
    return List.of(
        line("rootnames", summary.rootnames(), rate(summary.rootnames(), elapsed)),
        line("rows", summary.rows(), rate(summary.rows(), elapsed)),
        line("JPEGs", summary.jpegs(), rate(summary.jpegs(), elapsed)),
        line("thumbnails", summary.thumbnails(), rate(summary.thumbnails(), elapsed)),
        String.format(
                Locale.ROOT,
                "  %-12s %12s  %s",
                "read",
                Figures.bytes((double) summary.bytes()),
                summary.bytes() == 0 || seconds(elapsed) == 0
                    ? ""
                    : Figures.bytes((double) summary.bytes() / seconds(elapsed)) + "/s")
            .stripTrailing());
  }

  private static List<String> places(Places places) {
    List<String> lines = new ArrayList<>();
    lines.add("database    " + places.database());
    if (places.jpegs() != null) {
      lines.add("JPEGs       " + places.jpegs());
    }
    if (places.thumbnails() != null) {
      lines.add("thumbnails  " + places.thumbnails());
    }
    lines.add("log         " + places.log());
    return lines;
  }

  private static String line(String name, long number, String note) {
    return String.format(Locale.ROOT, "  %-12s %12s  %s", name, Figures.count(number), note)
        .stripTrailing();
  }

  private static String rate(long number, Duration elapsed) {
    return number == 0 || seconds(elapsed) == 0
        ? ""
        : Figures.decimal((double) number / seconds(elapsed)) + "/s";
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
