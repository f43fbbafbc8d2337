package org.fitsql.quicklook;

import java.util.List;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.definitions.Stretch;
import org.fitsql.quicklook.QuicklookImage.Outcome;

/**
 * Which values are drawn black and white, and how those between.
 *
 * @param low value drawn black, NaN where there is none
 * @param high value drawn white, NaN where there is none
 * @param outcome how they were found
 * @param stretch how values between them become shades
 * @param statistics of all pixels of the picture
 * @param planes statistics of each plane, from the bottom of the picture
 */
record Limits(
    double low,
    double high,
    Outcome outcome,
    Stretch stretch,
    PlaneStatistics statistics,
    List<PlaneNumbers> planes) {
  /** Below this fraction of good pixels the flags are not trusted. */
  private static final double ENOUGH_GOOD = 0.01;

  /**
   * Finds the limits of a picture from its good pixels, as {@link LimitsFinder} says. Where fewer
   * than 1 % of the pixels are good, or the good ones are all equal, all finite ones count as good.
   */
  static Limits find(List<Plane> planes, QuicklookStyle style, WorkArrays arrays) {
    Measurement measured = Measurement.of(planes, style, arrays);
    boolean flags = planes.stream().anyMatch(plane -> plane.flagged() != null);
    if (flags && isUseless(measured)) {
      List<Plane> all = planes.stream().map(Plane::unflagged).toList();
      return of(all, Measurement.of(all, style, arrays), style);
    }
    return of(planes, measured, style);
  }

  private static boolean isUseless(Measurement measured) {
    Distribution good = measured.whole().good();
    return good.count() < ENOUGH_GOOD * measured.whole().pixels() || good.min() == good.max();
  }

  private static Limits of(List<Plane> planes, Measurement measured, QuicklookStyle style) {
    LimitsFinder.Found found = new LimitsFinder(planes, measured.good(), style).find();
    return new Limits(
        found.low(),
        found.high(),
        found.outcome(),
        style.stretch(),
        measured.whole(),
        measured.parts());
  }
}
