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

  /** Rows first, in whole numbers: a loop that the processor runs over many columns at once. */
  private static GreyImage reduce(GreyImage image, int width, int height) {
    GreyImage reduced = new GreyImage(width, height, new byte[width * height]);
    int[] columns = new int[image.width()];
    double tall = (double) image.height() / height;
    for (int y = 0; y < height; y++) {
      double top = y * tall;
      double bottom = Math.min(image.height(), (y + 1) * tall);
      Arrays.fill(columns, 0);
      int weights = 0;
      for (int line = (int) top; line < bottom; line++) {
        double share = Math.min(bottom, line + 1.0) - Math.max(top, line);
        int weight = (int) Math.round(share * unit(tall));
        weights += weight;
        addLine(image, line, weight, columns);
      }
      averageLine(columns, Math.max(1, weights), reduced, y);
    }
    return reduced;
  }

  /** The weight of a whole row, such that the sums of these many rows of 255 fit into an int. */
  private static int unit(double rows) {
    return (int) Math.max(1, Math.min(1024, (1 << 22) / (rows + 2)));
  }

  private static void addLine(GreyImage image, int line, int weight, int[] columns) {
    byte[] levels = image.levels();
    int start = line * image.width();
    for (int x = 0; x < columns.length; x++) {
      columns[x] += weight * (levels[start + x] & 0xff);
    }
  }

  private static void averageLine(int[] columns, int weights, GreyImage reduced, int y) {
    double wide = (double) columns.length / reduced.width();
    for (int x = 0; x < reduced.width(); x++) {
      double left = x * wide;
      double right = Math.min(columns.length, (x + 1) * wide);
      double sum = 0;
      for (int i = (int) left; i < right; i++) {
        sum += (Math.min(right, i + 1.0) - Math.max(left, i)) * columns[i];
      }
      double mean = sum / ((right - left) * weights);
      reduced.levels()[y * reduced.width() + x] = (byte) (int) Math.min(255, mean + 0.5);
    }
  }
}
