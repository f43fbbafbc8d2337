package org.fitsql.quicklook.plot;

import java.util.List;

/**
 * One curve in its frame.
 *
 * @param canvas to draw on
 * @param across the abscissa
 * @param left edge of the frame
 * @param top edge of the frame
 * @param width of the frame
 * @param height of the frame
 */
record Panel(Canvas canvas, Axis across, double left, double top, double width, double height) {
  private static final int SIZE = 3;
  private static final int PIXELS_PER_TICK = 70;
  private static final int TICK = 6;
  private static final int FEW = 200;
  private static final int POINT = 2;
  private static final int LARGE_POINT = 5;

  /**
   * @param last whether numbers of the abscissa are written below
   */
  void draw(Curve curve, boolean last) {
    double[] range = Range.of(List.of(curve.y()));
    Axis up = Axis.over(range[0], range[1], (int) Math.max(2, height / PIXELS_PER_TICK), true);
    drawAcross(last);
    drawUp(up);
    String title = Plot.cut(up.title(curve.name(), curve.unit()), width);
    canvas.text(left, top - Canvas.textHeight(SIZE) - 4, title, SIZE, Canvas.INK);
    int drawn = draw(curve, up);
    if (drawn == 0) {
      String words = "no finite value";
      canvas.text(
          left + (width - Canvas.textWidth(words, SIZE)) / 2,
          top + height / 2,
          words,
          SIZE,
          Canvas.INK);
    }
    canvas.frame(left, top, width, height, Canvas.INK);
  }

  private void drawAcross(boolean labels) {
    for (double tick : across.ticks()) {
      double x = left + width * across.place(tick);
      canvas.line(x, top, x, top + height, Canvas.FAINT);
      canvas.line(x, top + height - TICK, x, top + height, Canvas.INK);
      if (labels) {
        String label = across.label(tick);
        canvas.text(
            x - Canvas.textWidth(label, SIZE) / 2, top + height + 6, label, SIZE, Canvas.INK);
      }
    }
  }

  private void drawUp(Axis up) {
    for (double tick : up.ticks()) {
      double y = top + height * (1 - up.place(tick));
      canvas.line(left, y, left + width, y, Canvas.FAINT);
      canvas.line(left, y, left + TICK, y, Canvas.INK);
      String label = up.label(tick);
      canvas.text(
          left - 6 - Canvas.textWidth(label, SIZE),
          y - Canvas.textHeight(SIZE) / 2,
          label,
          SIZE,
          Canvas.INK);
    }
  }

  /** How many points have a place. */
  private int draw(Curve curve, Axis up) {
    int drawn = 0;
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int i = 0; i < curve.x().length; i++) {
      double x = left + width * across.place(curve.x()[i]);
      double y = top + height * (1 - up.place(curve.y()[i]));
      boolean here = Double.isFinite(x) && Double.isFinite(y);
      boolean joined = here && !curve.points() && Double.isFinite(lastX);
      if (joined) {
        canvas.line(lastX, lastY, x, y, Canvas.INK);
      } else if (here) {
        canvas.point(x, y, curve.x().length < FEW ? LARGE_POINT : POINT, Canvas.INK);
      }
      drawn += here ? 1 : 0;
      lastX = here ? x : Double.NaN;
      lastY = here ? y : Double.NaN;
    }
    return drawn;
  }
}
