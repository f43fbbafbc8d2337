package org.fitsql.quicklook;

/** Sums of finite values. */
final class RowSum {

  private RowSum() {}

  /** Sum of the finite ones among the first {@code count} values. */
  static double of(double[] values, int count) {
    double fast = ofAll(values, count);
    if (Double.isFinite(fast)) {
      return fast;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Double.isFinite(values[i]) ? values[i] : 0;
    }
    return sum;
  }

  // four sums side by side, because an addition that waits for the one before it is slow
  private static double ofAll(double[] values, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < count; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
  }
}
