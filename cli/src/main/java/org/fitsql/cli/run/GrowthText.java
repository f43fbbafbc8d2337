package org.fitsql.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fitsql.ingest.growth.GrowthReport;
import org.fitsql.orm.SchemaGrowth.Denied;

/** What grew in a run and what could not, for the table at its end. */
final class GrowthText {
  private static final int SHOWN = 20;

  private GrowthText() {}

  static List<String> lines(GrowthReport growth) {
    List<String> lines = new ArrayList<>();
    section(
        lines,
        "Columns added for keywords that had none:",
        growth.columnsAdded(),
        growth.added(),
        GrowthReport.Added::words);
    section(
        lines,
        "Columns widened:",
        growth.columnsWidened(),
        growth.widened(),
        GrowthReport.Widened::words);
    section(
        lines,
        "Keywords without a column, kept in the cards:",
        growth.unknown().size(),
        growth.unknown(),
        GrowthReport.Unknown::words);
    if (!growth.denied().isEmpty()) {
      lines.add("");
      lines.add(
          "The database did not allow what follows; all else was ingested. Let its administrator"
              + " run these statements, then run `fitsql ingest --force`:");
      for (Denied denied : growth.denied()) {
        lines.add("  " + denied.statement() + ";");
      }
      lines.add("The database says: " + growth.denied().get(0).reason());
    }
    return lines;
  }

  private static <T> void section(
      List<String> lines, String title, long count, List<T> entries, Function<T, String> words) {
    if (entries.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title);
    entries.stream()
        .limit(SHOWN)
        .map(entry -> "  " + plain(words.apply(entry)))
        .forEach(lines::add);
    if (count > SHOWN) {
      lines.add("  ... and " + Figures.count(count - SHOWN) + " more (--json lists 1,000)");
    }
  }

  /** A header value may hold anything, and the terminal is no place for it. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
