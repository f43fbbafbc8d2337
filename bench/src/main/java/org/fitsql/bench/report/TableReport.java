package org.fitsql.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.bench.kept.Results;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Reference;

/** Results as lines of text, columns aligned. */
public final class TableReport {
  private static final List<String> HEADINGS =
      List.of("stage", "what", "unit", "fitsql", "reference", "", "ratio", "goal", "");

  private TableReport() {}

  /** The whole table, with what was not measured below it. */
  public static List<String> lines(Results results) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEADINGS);
    results.comparisons().forEach(comparison -> cells.add(cells(comparison)));
    List<String> lines = new ArrayList<>(aligned(cells));
    results.comparisons().stream()
        .map(Comparison::reference)
        .filter(Reference.Absent.class::isInstance)
        .map(Reference.Absent.class::cast)
        .distinct()
        .forEach(absent -> lines.add(absent.name() + " was not measured: " + absent.reason()));
    results
        .troubles()
        .forEach((stage, message) -> lines.add("Stage " + stage + " failed: " + message));
    return lines;
  }

  private static List<String> cells(Comparison comparison) {
    return List.of(
        comparison.stage(),
        comparison.what(),
        comparison.own().unit(),
        Figures.of(comparison.own().samples()),
        comparison.reference().name(),
        number(comparison.reference()),
        comparison.ratio().isPresent() ? Figures.of(comparison.ratio().getAsDouble()) : "",
        comparison.goal().isPresent() ? Figures.of(comparison.goal().getAsDouble()) : "",
        verdict(comparison));
  }

  private static String number(Reference reference) {
    if (reference instanceof Reference.Measured measured) {
      return Figures.of(measured.measurement().samples());
    }
    return reference instanceof Reference.Limit limit ? Figures.of(limit.value()) : "not installed";
  }

  private static String verdict(Comparison comparison) {
    if (comparison.goal().isEmpty() || comparison.ratio().isEmpty()) {
      return "";
    }
    return comparison.reached() ? "reached" : "missed";
  }

  private static List<String> aligned(List<List<String>> rows) {
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
