package org.fitsql.quicklook;

import java.util.List;
import org.fitsql.fits.Pixels;
import org.fitsql.quicklook.QuicklookImage.Outcome;

/**
 * Which values are drawn black and white.
 *
 * @param low value drawn black, NaN where there is none
 * @param high value drawn white, NaN where there is none
 * @param outcome how they were found
 * @param statistics of the finite pixels
 */
record Limits(double low, double high, Outcome outcome, PlaneStatistics statistics) {
  /** Below this fraction of unflagged pixels the flags are not trusted. */
  private static final double ENOUGH_GOOD = 0.01;

  /**
   * Finds the limits of a picture.
   *
   * <p>They are the exact percentiles of its finite, unflagged pixels. Where fewer than 1 % of the
   * pixels are unflagged, or the unflagged ones are all equal, flagged ones count too. Where the
   * percentiles fall together although the pixels are not all equal (a photon-counting frame of 99
   * % zeros), the common value is one end and the other is the same percentile of those pixels
   * alone that lie beyond it, so that counts show.
   */
  static Limits find(List<Plane> planes, QuicklookSettings settings, WorkArrays arrays) {
    Survey survey = survey(planes, settings, arrays);
    boolean flags = planes.stream().anyMatch(plane -> plane.flagged() != null);
    boolean useless =
        survey.good() < ENOUGH_GOOD * survey.statistics().pixels()
            || survey.goodMin() == survey.goodMax();
    if (flags && useless) {
      List<Plane> all = planes.stream().map(Plane::unflagged).toList();
      return of(survey(all, settings, arrays), settings);
    }
    return of(survey, settings);
  }

  private static Survey survey(List<Plane> planes, QuicklookSettings settings, WorkArrays arrays) {
    if (Histogram.fits(planes)) {
      return Histogram.of(planes);
    }
    boolean single =
        planes.stream()
            .map(Plane::pixels)
            .allMatch(p -> p instanceof Pixels.Floats && p.scaling().isIdentity());
    return new SampledSurvey(
        planes, single, settings.lowPercentile(), settings.highPercentile(), arrays);
  }

  private static Limits of(Survey survey, QuicklookSettings settings) {
    PlaneStatistics statistics = survey.statistics();
    if (survey.good() == 0) {
      return new Limits(Double.NaN, Double.NaN, Outcome.NO_FINITE_PIXEL, statistics);
    }
    if (survey.goodMin() == survey.goodMax()) {
      double value = survey.goodMin() + 0.0;
      return new Limits(value, value, Outcome.CONSTANT, statistics);
    }
    double low = survey.percentile(settings.lowPercentile());
    double high = survey.percentile(settings.highPercentile());
    if (low < high) {
      return new Limits(low, high, Outcome.CLIPPED, statistics);
    }
    return beyond(survey, settings, low);
  }

  private static Limits beyond(Survey survey, QuicklookSettings settings, double common) {
    double below =
        survey.percentileBetween(Double.NEGATIVE_INFINITY, common, settings.lowPercentile());
    double above =
        survey.percentileBetween(common, Double.POSITIVE_INFINITY, settings.highPercentile());
    return new Limits(
        Double.isNaN(below) ? common : below,
        Double.isNaN(above) ? common : above,
        Outcome.NEARLY_CONSTANT,
        survey.statistics());
  }
}
