package org.fitsql.quicklook;

/**
 * Statistics of the finite pixels that were drawn.
 *
 * @param pixels number of pixels
 * @param finite number of finite pixels
 * @param min smallest finite value, NaN where there is none
 * @param max largest finite value, NaN where there is none
 * @param mean mean of the finite values, NaN where there is none
 */
public record PlaneStatistics(long pixels, long finite, double min, double max, double mean) {}
