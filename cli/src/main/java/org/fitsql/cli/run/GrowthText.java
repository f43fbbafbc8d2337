package org.fitsql.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fitsql.ingest.growth.GrowthReport;
import org.fitsql.ingest.growth.GrowthReport.Added;
import org.fitsql.orm.SchemaGrowth.Denied;

/** What grew in a run and what could not, for the table at its end. */
public final class GrowthText {
  private static final int SHOWN = 20;
  private static final int NAMED = 5;

  private GrowthText() {}

  /** In lines; none where nothing was met. */
  public static List<String> lines(GrowthReport growth) {
    List<String> lines = new ArrayList<>();
    section(lines, "Columns added for keywords that had none:", tables(growth.added()));
    section(lines, "Columns widened:", words(growth.widened(), GrowthReport.Widened::words));
    section(
        lines,
        "Keywords without a column, kept in the cards:",
        words(growth.unknown(), GrowthReport.Unknown::words));
    if (!growth.denied().isEmpty()) {
      lines.add("");
      lines.add(
          "The database does not allow these statements; all else was ingested. Let its"
              + " administrator run them, then run `fitsql ingest --force`:");
      for (Denied denied : growth.denied()) {
        lines.add("  " + denied.statement() + ";");
      }
      lines.add("The database says: " + growth.denied().get(0).reason());
    }
    return lines;
  }

  /** A line for each table that grew. */
  private static List<String> tables(List<Added> added) {
    Map<String, List<Added>> byTable =
        added.stream()
            .collect(Collectors.groupingBy(Added::table, LinkedHashMap::new, Collectors.toList()));
    List<String> lines = new ArrayList<>();
    byTable.forEach((table, columns) -> lines.add(table + ": " + named(columns)));
    return lines;
  }

  private static String named(List<Added> columns) {
    String more = columns.size() > NAMED ? " and " + (columns.size() - NAMED) + " more" : "";
    Added first = columns.get(0);
    return columns.stream()
            .limit(NAMED)
            .map(column -> column.keyword() + " (" + column.type() + ")")
            .collect(Collectors.joining(", "))
        + "%s, first in %s HDU %d".formatted(more, first.path(), first.hdu());
  }

  private static <T> List<String> words(List<T> entries, Function<T, String> words) {
    return entries.stream().map(words).toList();
  }

  private static void section(List<String> lines, String title, List<String> entries) {
    if (entries.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title);
    // a header value may hold anything, and the terminal is no place for it
    entries.stream()
        .limit(SHOWN)
        .map(entry -> "  " + entry.replaceAll("\\p{Cntrl}+", " "))
        .forEach(lines::add);
    if (entries.size() > SHOWN) {
      lines.add("  ... and " + Figures.count(entries.size() - SHOWN) + " more (see --json)");
    }
  }
}
