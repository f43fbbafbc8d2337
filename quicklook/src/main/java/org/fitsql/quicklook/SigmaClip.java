package org.fitsql.quicklook;

/**
 * Iterative clipping around the median, as astropy's {@code sigma_clip} with its defaults for
 * centre (median) and deviation (standard deviation).
 *
 * @param low lower bound of the last round
 * @param high upper bound of the last round
 * @param left moments of the values that all rounds left
 */
record SigmaClip(double low, double high, Moments left) {

  /**
   * @param values one at least
   * @param kappa standard deviations from the median beyond which values are taken out
   * @param iterations rounds at most; it ends earlier where a round takes nothing out
   */
  static SigmaClip of(Population values, double kappa, int iterations) {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    Moments left = values.within(low, high);
    SigmaClip clip = new SigmaClip(low, high, left);
    long first = 0;
    for (int round = 0; round < iterations; round++) {
      long start = first;
      double median = Percentile.of(left.count(), 50, false, rank -> values.value(start + rank));
      double reach = kappa * left.deviation();
      clip = new SigmaClip(median - reach, median + reach, left);
      low = Math.max(low, clip.low());
      high = Math.min(high, clip.high());
      long before = left.count();
      left = values.within(low, high);
      clip = new SigmaClip(clip.low(), clip.high(), left);
      first = values.below(low);
      if (left.count() == before || left.count() == 0) {
        break;
      }
    }
    return clip;
  }
}
