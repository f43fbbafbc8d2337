package org.fitsql.quicklook;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How the good pixels of a plane or of a picture are distributed: finite, unflagged, inside the
 * active area. All numbers but the count are NaN where there is none.
 *
 * @param count number of good pixels
 * @param deviation standard deviation of the population, as numpy's {@code std}
 * @param clippedMean mean of what clipping at 3 sigma around the median in up to 5 rounds leaves,
 *     as astropy's {@code sigma_clipped_stats}
 * @param clippedDeviation standard deviation of the same pixels
 * @param percentiles at {@link #PERCENTS}, exact, interpolated linearly as numpy does
 */
public record Distribution(
    long count,
    double min,
    double max,
    double mean,
    double deviation,
    double clippedMean,
    double clippedDeviation,
    List<Double> percentiles) {

  /** Which percentiles are taken, in percent; the middle one is the median. */
  public static final List<Double> PERCENTS =
      List.of(0.1, 1.0, 5.0, 25.0, 50.0, 75.0, 95.0, 99.0, 99.9);

  static final double KAPPA = 3;
  static final int ITERATIONS = 5;

  public Distribution {
    percentiles = List.copyOf(percentiles);
  }

  /** The 50th percentile. */
  public double median() {
    return percentiles.get(PERCENTS.size() / 2);
  }

  static Distribution of(Population values) {
    if (values.count() == 0) {
      double none = Double.NaN;
      List<Double> percentiles = Collections.nCopies(PERCENTS.size(), none);
      return new Distribution(0, none, none, none, none, none, none, percentiles);
    }
    Double[] percentiles = new Double[PERCENTS.size()];
    Arrays.setAll(percentiles, i -> values.percentile(PERCENTS.get(i)));
    Moments all = values.within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    Moments clipped = SigmaClip.of(values, KAPPA, ITERATIONS).left();
    return new Distribution(
        values.count(),
        values.min(),
        values.max(),
        all.mean(),
        all.deviation(),
        clipped.mean(),
        clipped.deviation(),
        List.of(percentiles));
  }
}
