package org.fitsql.quicklook.plot;

import java.util.Arrays;

/**
 * A grey drawing on white. It is drawn at twice its size and averaged in the end, which smooths
 * lines and letters. Coordinates are pixels from the upper left corner.
 */
public final class Canvas {
  /** Shade of lines and letters. */
  static final int INK = 0;

  /** Shade of grids. */
  static final int FAINT = 215;

  private static final int PAPER = 255;
  private static final int FINE = 2;

  private final int width;
  private final int height;
  private final byte[] fine;
  private final Letters letters = Letters.read();

  public Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.fine = new byte[FINE * width * FINE * height];
    Arrays.fill(fine, (byte) PAPER);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** One byte per pixel, row by row from the top. */
  public byte[] levels() {
    byte[] levels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = FINE * y * FINE * width + FINE * x;
        int sum =
            (fine[at] & 0xff)
                + (fine[at + 1] & 0xff)
                + (fine[at + FINE * width] & 0xff)
                + (fine[at + FINE * width + 1] & 0xff);
        levels[y * width + x] = (byte) ((sum + 2) / 4);
      }
    }
    return levels;
  }

  /** Copies a picture, one byte per pixel, to a place inside. */
  public void picture(int left, int top, int pictureWidth, byte[] levels) {
    for (int i = 0; i < levels.length; i++) {
      int x = left + i % pictureWidth;
      int y = top + i / pictureWidth;
      dots((double) FINE * x, (double) FINE * y, FINE, levels[i]);
    }
  }

  /** A line of text of ordinary size, cut where it would be wider. */
  public void caption(int left, int top, String text, int mostWidth) {
    text(left, top, Plot.cut(text, mostWidth, FINE), FINE, INK);
  }

  /** A line a pixel wide. */
  void line(double x0, double y0, double x1, double y1, int level) {
    double steps = Math.max(1, Math.ceil(FINE * Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))));
    for (int i = 0; i <= steps; i++) {
      double x = x0 + (x1 - x0) * i / steps;
      double y = y0 + (y1 - y0) * i / steps;
      dots(FINE * x, FINE * y, FINE, level);
    }
  }

  /** A square of so many pixels a side. */
  void point(double x, double y, int side, int level) {
    dots(FINE * (x - side / 2.0), FINE * (y - side / 2.0), side * FINE, level);
  }

  /** A faint frame. */
  public void frame(int x, int y, int frameWidth, int frameHeight) {
    frame(x, y, frameWidth, frameHeight, FAINT);
  }

  void frame(double x, double y, double frameWidth, double frameHeight, int level) {
    line(x, y, x + frameWidth, y, level);
    line(x, y + frameHeight, x + frameWidth, y + frameHeight, level);
    line(x, y, x, y + frameHeight, level);
    line(x + frameWidth, y, x + frameWidth, y + frameHeight, level);
  }

  /** Width of a text in pixels, at a size as for {@link #text}. */
  static double textWidth(String text, int size) {
    return (double) text.length() * Letters.ADVANCE * size / FINE;
  }

  /** Height of letters in pixels, descenders included. */
  static double textHeight(int size) {
    return (double) Letters.HEIGHT * size / FINE;
  }

  /**
   * @param x left end
   * @param y upper end
   * @param size of a dot in half pixels
   */
  void text(double x, double y, String text, int size, int level) {
    for (int i = 0; i < text.length(); i++) {
      double left = FINE * x + (double) i * Letters.ADVANCE * size;
      for (int column = 0; column < Letters.ADVANCE; column++) {
        for (int row = 0; row < Letters.HEIGHT; row++) {
          if (letters.dot(text.charAt(i), column, row)) {
            dots(left + column * size, FINE * y + row * size, size, level);
          }
        }
      }
    }
  }

  private void dots(double left, double top, int side, int level) {
    int x0 = (int) Math.round(left);
    int y0 = (int) Math.round(top);
    for (int y = Math.max(0, y0); y < Math.min(FINE * height, y0 + side); y++) {
      for (int x = Math.max(0, x0); x < Math.min(FINE * width, x0 + side); x++) {
        fine[y * FINE * width + x] = (byte) level;
      }
    }
  }
}
