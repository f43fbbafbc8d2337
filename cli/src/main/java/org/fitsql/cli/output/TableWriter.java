package org.fitsql.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.orm.ResultRow;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table for the eye. The first 1,000 rows decide how wide the columns are; later rows
 * stream, and a longer value pushes its line out of shape rather than being cut.
 */
final class TableWriter extends ResultWriter {
  private static final int SAMPLE = 1_000;

  private final Writer target;
  private final List<String[]> waiting = new ArrayList<>();
  private List<String> names = List.of();
  private boolean[] numeric = {};
  private int @Nullable [] widths;

  TableWriter(Writer target) {
    this.target = target;
  }

  @Override
  void writeColumns(List<String> columns) {
    names = List.copyOf(columns);
    numeric = new boolean[columns.size()];
  }

  @Override
  void writeRow(ResultRow row, int width) throws IOException {
    String[] cells = new String[width];
    for (int i = 0; i < width; i++) {
      Object value = row.value(i + 1);
      numeric[i] |= value instanceof Number && widths == null;
      cells[i] = ValueText.forTable(value);
    }
    if (widths != null) {
      line(cells, widths, ' ');
      return;
    }
    waiting.add(cells);
    if (waiting.size() == SAMPLE) {
      flushSample();
    }
  }

  @Override
  public void finish() throws IOException {
    if (widths == null && !names.isEmpty()) {
      flushSample();
    }
    target.flush();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }

  private void flushSample() throws IOException {
    int[] measured = new int[names.size()];
    for (int i = 0; i < measured.length; i++) {
      measured[i] = length(names.get(i));
      for (String[] cells : waiting) {
        measured[i] = Math.max(measured[i], length(cells[i]));
      }
    }
    widths = measured;
    line(names.toArray(String[]::new), measured, ' ');
    String[] rule = new String[measured.length];
    for (int i = 0; i < rule.length; i++) {
      rule[i] = "-".repeat(measured[i]);
    }
    line(rule, measured, '-');
    for (String[] cells : waiting) {
      line(cells, measured, ' ');
    }
    waiting.clear();
  }

  private void line(String[] cells, int[] measured, char edge) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String padding = " ".repeat(Math.max(0, measured[i] - length(cells[i])));
      line.append(i == 0 ? "" : edge == '-' ? "-+-" : " | ");
      line.append(numeric[i] ? padding + cells[i] : cells[i] + padding);
    }
    target.write(line.toString().stripTrailing());
    target.write('\n');
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
