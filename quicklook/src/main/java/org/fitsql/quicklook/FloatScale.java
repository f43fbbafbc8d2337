package org.fitsql.quicklook;

import java.util.Optional;
import java.util.function.DoubleToIntFunction;
import org.fitsql.definitions.Stretch;
import org.fitsql.fits.Pixels;

/**
 * A {@link GreyScale} for 32-bit floats in 32-bit arithmetic. A level may differ from that of
 * 64-bit arithmetic only where the value lies within a thousandth of a level of the border between
 * two.
 */
sealed interface FloatScale permits FloatRamp, FloatCurve {

  /** Draws {@code count} values. */
  void draw(float[] values, int from, int count, byte[] levels, int start);

  /**
   * Empty where pixels or limits ask for 64-bit arithmetic.
   *
   * @param level what is to be drawn: the level of a value
   */
  static Optional<FloatScale> of(
      Pixels pixels, Limits limits, int noValue, DoubleToIntFunction level) {
    double range = limits.high() - limits.low();
    boolean ordinary = range > 1e-30 && range < 1e30 && Math.abs(limits.low()) < 1000 * range;
    if (!ordinary || !(pixels instanceof Pixels.Floats) || !pixels.scaling().isIdentity()) {
      return Optional.empty();
    }
    return limits.stretch() == Stretch.LINEAR
        ? Optional.of(new FloatRamp(limits, noValue))
        : FloatCurve.of(limits, noValue, level);
  }
}
