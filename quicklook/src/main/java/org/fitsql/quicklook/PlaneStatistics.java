package org.fitsql.quicklook;

/**
 * Statistics of the pixels of a plane, or of all planes of a picture.
 *
 * @param pixels number of pixels
 * @param finite number of finite pixels, flagged ones and overscan included
 * @param nan number of pixels without a value: NaN or BLANK
 * @param infinite number of infinite pixels
 * @param flagged number of pixels with one of the profile's bad-pixel flags
 * @param saturated number of pixels that are saturated by the profile's rule
 * @param min smallest finite value, NaN where there is none
 * @param max largest finite value, NaN where there is none
 * @param mean mean of the finite values, NaN where there is none
 * @param good how the good pixels are distributed
 */
public record PlaneStatistics(
    long pixels,
    long finite,
    long nan,
    long infinite,
    long flagged,
    long saturated,
    double min,
    double max,
    double mean,
    Distribution good) {

  static PlaneStatistics of(long pixels, long flagged, PixelTally tally, Population good) {
    return new PlaneStatistics(
        pixels,
        tally.finite(),
        tally.nan(),
        tally.infinite(),
        flagged,
        tally.saturatedPixels(),
        tally.min(),
        tally.max(),
        tally.mean(),
        Distribution.of(good));
  }
}
