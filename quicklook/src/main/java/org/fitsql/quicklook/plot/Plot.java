package org.fitsql.quicklook.plot;

import java.util.List;

/**
 * Curves one below the other over one common abscissa, each with axes, ticks and labels.
 *
 * @param title above all
 * @param abscissa name of what runs to the right
 * @param unit of it, or an empty string
 * @param curves from the top
 */
public record Plot(String title, String abscissa, String unit, List<Curve> curves) {
  private static final int WIDTH = 1024;
  private static final int SINGLE_HEIGHT = 768;
  private static final int PANEL_HEIGHT = 250;
  private static final int LEFT = 100;
  private static final int RIGHT = 24;
  private static final int TOP = 44;
  private static final int BOTTOM = 56;
  private static final int BETWEEN = 30;
  private static final int SIZE = 3;
  private static final int X_TICKS = 8;

  /** Draws all. */
  public Canvas draw() {
    int height = curves.size() == 1 ? SINGLE_HEIGHT : TOP + BOTTOM + curves.size() * PANEL_HEIGHT;
    Canvas canvas = new Canvas(WIDTH, height);
    canvas.text(LEFT, 10, cut(title, WIDTH - LEFT - RIGHT), SIZE, Canvas.INK);
    double[] range = Range.of(curves.stream().map(Curve::x).toList());
    Axis across = Axis.over(range[0], range[1], X_TICKS, false);
    double each = (double) (height - TOP - BOTTOM) / curves.size();
    for (int i = 0; i < curves.size(); i++) {
      double top = TOP + i * each + BETWEEN;
      new Panel(canvas, across, LEFT, top, WIDTH - LEFT - RIGHT, each - BETWEEN)
          .draw(curves.get(i), i == curves.size() - 1);
    }
    String below = across.title(abscissa, unit);
    double x = LEFT + (WIDTH - LEFT - RIGHT - Canvas.textWidth(below, SIZE)) / 2;
    canvas.text(x, height - 24, below, SIZE, Canvas.INK);
    return canvas;
  }

  static String cut(String text, double width) {
    return cut(text, width, SIZE);
  }

  static String cut(String text, double width, int size) {
    int most = (int) (width / Canvas.textWidth("x", size));
    return text.length() <= most ? text : text.substring(0, Math.max(0, most - 3)) + "...";
  }
}
