package org.fitsql.ingest.observation;

import java.util.List;

/**
 * Statistics of pixels, as the tables {@code quicklooks} and {@code quicklook_planes} have them.
 * Numbers that do not exist are NaN.
 *
 * @param pixels number of pixels
 * @param finite number of finite pixels
 * @param nan number of pixels that are NaN or blank
 * @param infinite number of infinite pixels
 * @param flagged number of pixels that are flagged bad
 * @param saturated number of saturated pixels
 * @param min smallest finite value
 * @param max largest finite value
 * @param mean mean of the finite values
 * @param good number of good pixels; all that follows is of these
 * @param percentiles at 0.1, 1, 5, 25, 50, 75, 95, 99 and 99.9 %
 */
public record PixelNumbers(
    long pixels,
    long finite,
    long nan,
    long infinite,
    long flagged,
    long saturated,
    double min,
    double max,
    double mean,
    long good,
    double goodMin,
    double goodMax,
    double goodMean,
    double stddev,
    double clippedMean,
    double clippedSigma,
    List<Double> percentiles) {

  /** The columns of the percentiles, in order. */
  static final List<String> PERCENTILE_COLUMNS =
      List.of("p0_1", "p1", "p5", "p25", "p50", "p75", "p95", "p99", "p99_9");

  public PixelNumbers {
    percentiles = List.copyOf(percentiles);
    if (percentiles.size() != PERCENTILE_COLUMNS.size()) {
      throw new IllegalArgumentException(
          percentiles.size() + " percentiles; there are columns for " + PERCENTILE_COLUMNS);
    }
  }

  double median() {
    return percentiles.get(PERCENTILE_COLUMNS.indexOf("p50"));
  }
}
