package org.fitsql.cli.header;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitsql.cli.run.Figures;
import org.fitsql.ingest.cards.HeaderVersion;

/** The versions of a file's headers for the eye. */
public final class HistoryText {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String LINE = "%7s  %-19s  %-22s  %4s  %9s  %s";

  private HistoryText() {}

  /** A line per version, oldest first, below a line of titles. */
  public static List<String> lines(List<HeaderVersion> versions) {
    List<String> lines = new ArrayList<>();
    lines.add(line("version", "stored (UTC)", "run", "HDUs", "bytes", "header hash (SHA-256)"));
    versions.forEach(
        version ->
            lines.add(
                line(
                    String.valueOf(version.version()),
                    date(version),
                    version.run(),
                    Figures.count(version.hdus()),
                    Figures.count(version.bytes()),
                    version.headerHash())));
    return lines;
  }

  /** {@code version 2, stored 2026-03-01 02:00:05 by run 20260301T020005-a1b2c3}. */
  public static String sentence(HeaderVersion version) {
    return "version %d, stored %s by run %s"
        .formatted(version.version(), date(version), version.run());
  }

  private static String date(HeaderVersion version) {
    return version.stored() == null ? "unknown" : DATE.format(version.stored());
  }

  private static String line(String... cells) {
    return String.format(Locale.ROOT, LINE, (Object[]) cells);
  }
}
