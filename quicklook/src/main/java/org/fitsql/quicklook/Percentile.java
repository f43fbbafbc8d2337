package org.fitsql.quicklook;

import java.util.function.LongToDoubleFunction;

/**
 * Percentiles by linear interpolation between order statistics, with the arithmetic of numpy's
 * {@code percentile}: rank {@code (n - 1) * (percent / 100)}, and interpolation from the nearer
 * neighbour, so that results agree to the last bit.
 */
final class Percentile {

  private Percentile() {}

  /**
   * The lower of the two ranks, from 0, that percentile {@code percent} of n values lies between.
   */
  static long rank(long n, double percent) {
    return Math.min(n - 1, (long) virtualRank(n, percent));
  }

  /**
   * @param n number of values, 1 or more
   * @param percent 0 to 100
   * @param single whether the values are 32-bit floats: numpy then rounds the difference of the
   *     neighbours to 32 bits
   * @param sorted gives the value of a rank
   */
  static double of(long n, double percent, boolean single, LongToDoubleFunction sorted) {
    long rank = rank(n, percent);
    double a = sorted.applyAsDouble(rank);
    double t = virtualRank(n, percent) - rank;
    if (t <= 0 || rank + 1 >= n) {
      return a + 0.0; // + 0.0 turns -0 into 0
    }
    double b = sorted.applyAsDouble(rank + 1);
    double difference = b - a;
    if (single && Math.abs(difference) <= Float.MAX_VALUE) {
      float rounded = (float) difference;
      difference = rounded;
    }
    if (Double.isInfinite(difference)) {
      return a * (1 - t) + b * t; // numpy would say infinity here
    }
    return (t < 0.5 ? a + difference * t : b - difference * (1 - t)) + 0.0;
  }

  private static double virtualRank(long n, double percent) {
    return (n - 1) * (percent / 100);
  }
}
