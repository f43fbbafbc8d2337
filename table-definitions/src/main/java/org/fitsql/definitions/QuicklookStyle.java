package org.fitsql.definitions;

/**
 * How a picture is drawn.
 *
 * @param limits how black and white are found
 * @param lowPercentile lower percentile, 0 to 100
 * @param highPercentile upper percentile, above the lower
 * @param kappa standard deviations that {@link LimitsMethod#SIGMA} clips at, above 0
 * @param iterations rounds of clipping at most, 1 or more
 * @param stretch how values between the limits become shades
 */
public record QuicklookStyle(
    LimitsMethod limits,
    double lowPercentile,
    double highPercentile,
    double kappa,
    int iterations,
    Stretch stretch) {

  /** Percentiles 1 and 99, linear; clipping, where asked for, at 3 sigma in up to 5 rounds. */
  public static final QuicklookStyle STANDARD =
      new QuicklookStyle(LimitsMethod.PERCENTILE, 1, 99, 3, 5, Stretch.LINEAR);
}
