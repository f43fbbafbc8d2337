package org.fitsql.quicklook.plot;

import java.util.List;

/** The least and the largest of finite numbers. */
final class Range {
  private Range() {}

  /** Two numbers; 0 and 1 where none is finite. */
  static double[] of(List<double[]> arrays) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double[] numbers : arrays) {
      for (double number : numbers) {
        if (Double.isFinite(number)) {
          min = Math.min(min, number);
          max = Math.max(max, number);
        }
      }
    }
    return min > max ? new double[] {0, 1} : new double[] {min, max};
  }
}
