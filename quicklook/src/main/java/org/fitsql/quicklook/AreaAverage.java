package org.fitsql.quicklook;

import java.util.Arrays;

/** Reduces a grey picture to any smaller size, each pixel the mean of the area that it covers. */
final class AreaAverage {
  private AreaAverage() {}

  /** The largest picture of the same shape that fits; never larger than it was. */
  static GreyImage within(GreyImage image, int mostWidth, int mostHeight) {
    double scale =
        Math.min((double) mostWidth / image.width(), (double) mostHeight / image.height());
    if (scale >= 1) {
      return image;
    }
    int width = Math.max(1, (int) Math.round(image.width() * scale));
    int height = Math.max(1, (int) Math.round(image.height() * scale));
    return reduce(image, width, height);
  }

  private static GreyImage reduce(GreyImage image, int width, int height) {
    GreyImage reduced = new GreyImage(width, height, new byte[width * height]);
    double[] row = new double[width];
    for (int y = 0; y < height; y++) {
      double top = (double) y * image.height() / height;
      double bottom = (double) (y + 1) * image.height() / height;
      Arrays.fill(row, 0);
      for (int line = (int) top; line < bottom && line < image.height(); line++) {
        double share = Math.min(bottom, line + 1.0) - Math.max(top, line);
        addLine(image, line, share, row);
      }
      double area = (bottom - top) * image.width() / width;
      for (int x = 0; x < width; x++) {
        reduced.levels()[y * width + x] = (byte) (int) Math.min(255, row[x] / area + 0.5);
      }
    }
    return reduced;
  }

  private static void addLine(GreyImage image, int line, double share, double[] row) {
    int start = line * image.width();
    for (int x = 0; x < row.length; x++) {
      double left = (double) x * image.width() / row.length;
      double right = (double) (x + 1) * image.width() / row.length;
      double sum = 0;
      for (int i = (int) left; i < right && i < image.width(); i++) {
        sum += (Math.min(right, i + 1.0) - Math.max(left, i)) * (image.levels()[start + i] & 0xff);
      }
      row[x] += share * sum;
    }
  }
}
