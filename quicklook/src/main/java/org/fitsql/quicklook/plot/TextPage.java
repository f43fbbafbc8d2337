package org.fitsql.quicklook.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as text: names of columns, units, and the first rows.
 *
 * @param title above all
 * @param head names of the columns
 * @param rows cells, as many in each row as there are names
 * @param foot below, such as how many rows are not shown
 */
public record TextPage(String title, List<String> head, List<List<String>> rows, String foot) {
  private static final int WIDTH = 1024;
  private static final int MARGIN = 20;
  private static final int SIZE = 3;
  private static final int LINE = 20;
  private static final int WIDEST = 30;

  public Canvas draw() {
    Canvas canvas = new Canvas(WIDTH, 4 * MARGIN + LINE * (rows.size() + 3));
    double inside = WIDTH - 2.0 * MARGIN;
    canvas.text(MARGIN, MARGIN, Plot.cut(title, inside), SIZE, Canvas.INK);
    List<Integer> widths = widths();
    double y = MARGIN + 2.0 * LINE;
    canvas.text(MARGIN, y, Plot.cut(line(head, widths), inside), SIZE, Canvas.INK);
    canvas.line(MARGIN, y + LINE - 3, WIDTH - MARGIN, y + LINE - 3, Canvas.INK);
    y += LINE + 6;
    for (List<String> row : rows) {
      canvas.text(MARGIN, y, Plot.cut(line(row, widths), inside), SIZE, Canvas.INK);
      y += LINE;
    }
    canvas.text(MARGIN, y + LINE / 2.0, Plot.cut(foot, inside), SIZE, Canvas.INK);
    return canvas;
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < head.size(); i++) {
      int widest = head.get(i).length();
      for (List<String> row : rows) {
        widest = Math.max(widest, row.get(i).length());
      }
      widths.add(Math.min(widest, WIDEST));
    }
    return widths;
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      int width = widths.get(i);
      String cut = cell.length() > width ? cell.substring(0, width - 1) + "~" : cell;
      line.append(cut).append(" ".repeat(width - cut.length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
