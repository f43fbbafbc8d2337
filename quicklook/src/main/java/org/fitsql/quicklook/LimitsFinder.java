package org.fitsql.quicklook;

import java.util.List;
import org.fitsql.definitions.LimitsMethod;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.definitions.Stretch;
import org.fitsql.quicklook.QuicklookImage.Outcome;

/**
 * Finds black and white among the good values of a picture.
 *
 * <ul>
 *   <li>Values that differ by no more than two millionths of their size are taken for equal, unless
 *       they are integers: so much may be rounding, and noise shall not fill the range of shades.
 *   <li>Where the method gives equal limits, or 99 % of the values would lie at the lower one,
 *       although not all values are equal (a photon-counting frame of 99 % zeros), the common value
 *       is one end, and the other is the style's percentile of only those values that lie beyond
 *       it, so that counts show.
 *   <li>Where that would leave a picture all but black, because a few values are far above the
 *       others, the upper limit is lowered until the 99th percentile (in a nearly constant picture
 *       the median of what lies above the common value) has an eighth of white.
 * </ul>
 */
final class LimitsFinder {
  private static final double FLAT = 2e-6;
  private static final double VISIBLE = 0.125;
  private static final double BRIGHT = 99;

  private final List<Plane> planes;
  private final Population good;
  private final QuicklookStyle style;

  LimitsFinder(List<Plane> planes, Population good, QuicklookStyle style) {
    this.planes = planes;
    this.good = good;
    this.style = style;
  }

  /** Limits, and how they came about. */
  record Found(double low, double high, Outcome outcome) {}

  Found find() {
    if (good.count() == 0) {
      return new Found(Double.NaN, Double.NaN, Outcome.NO_FINITE_PIXEL);
    }
    if (isFlat(good.min(), good.max())) {
      return constant(good.percentile(50));
    }
    double[] limits = byMethod();
    double bright = Math.min(limits[1], good.percentile(BRIGHT));
    if (limits[0] < bright && !isFlat(limits[0], bright)) {
      double high = visible(limits[0], limits[1], bright);
      return new Found(limits[0], high, high < limits[1] ? Outcome.FAINT : Outcome.CLIPPED);
    }
    return beyond(style.limits() == LimitsMethod.PERCENTILE ? limits[0] : good.percentile(50));
  }

  private double[] byMethod() {
    return switch (style.limits()) {
      case PERCENTILE ->
          new double[] {
            good.percentile(style.lowPercentile()), good.percentile(style.highPercentile())
          };
      case SIGMA -> bounds(SigmaClip.of(good, style.kappa(), style.iterations()));
      case ZSCALE -> ZScale.of(ZScale.samples(planes, good.count())).limits();
      case MINMAX -> new double[] {good.min(), good.max()};
    };
  }

  /** The bounds of clipping, no further apart than the values are. */
  private double[] bounds(SigmaClip clip) {
    return new double[] {Math.max(clip.low(), good.min()), Math.min(clip.high(), good.max())};
  }

  private boolean isFlat(double low, double high) {
    return high - low <= tolerance(Math.max(Math.abs(low), Math.abs(high)));
  }

  private double tolerance(double size) {
    return good.whole() ? 0 : FLAT * size;
  }

  private static Found constant(double value) {
    return new Found(value, value, Outcome.CONSTANT);
  }

  private Found beyond(double common) {
    double band = tolerance(Math.abs(common));
    long below = good.below(common - band);
    long notAbove = good.below(Math.nextUp(common + band));
    long above = good.count() - notAbove;
    if (below == 0 && above == 0) {
      return constant(common);
    }
    double low = below == 0 ? common : good.percentile(style.lowPercentile(), 0, below);
    if (above == 0) {
      return new Found(low, common, Outcome.NEARLY_CONSTANT);
    }
    double high = good.percentile(style.highPercentile(), notAbove, above);
    double bright = good.percentile(50, notAbove, above);
    return new Found(low, visible(low, high, bright), Outcome.NEARLY_CONSTANT);
  }

  /** The upper limit, lowered where {@code bright} would be drawn nearly black. */
  private double visible(double low, double high, double bright) {
    double x = (bright - low) / (high - low);
    Stretch stretch = style.stretch();
    boolean dark = x > 0 && x < VISIBLE && stretch.shade(x) < VISIBLE;
    return dark ? low + (bright - low) / VISIBLE : high;
  }
}
