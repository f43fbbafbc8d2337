package org.fitsql.quicklook;

/**
 * Statistics of all finite pixels that were drawn, flagged ones included.
 *
 * @param pixels number of pixels
 * @param finite number of finite pixels
 * @param min smallest finite value, NaN where there is none
 * @param max largest finite value, NaN where there is none
 * @param mean mean of the finite values, NaN where there is none
 */
public record PlaneStatistics(long pixels, long finite, double min, double max, double mean) {

  static PlaneStatistics of(long pixels, long finite, double min, double max, double sum) {
    return finite == 0
        ? new PlaneStatistics(pixels, 0, Double.NaN, Double.NaN, Double.NaN)
        : new PlaneStatistics(pixels, finite, min + 0.0, max + 0.0, sum / finite);
  }
}
