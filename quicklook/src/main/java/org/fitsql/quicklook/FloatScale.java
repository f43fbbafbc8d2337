package org.fitsql.quicklook;

import java.util.Optional;
import org.fitsql.definitions.Stretch;
import org.fitsql.fits.Pixels;

/**
 * A linear {@link GreyScale} for 32-bit floats in 32-bit arithmetic. A level may differ from that
 * of 64-bit arithmetic only where the value lies within a thousandth of a level of the border
 * between two.
 */
final class FloatScale {
  private final float low;
  private final float slope;
  private final float offset;

  private final byte noValue;

  private FloatScale(Limits limits, int noValue) {
    this.noValue = (byte) noValue;
    low = (float) limits.low();
    slope = (float) (255 / (limits.high() - limits.low()));
    // half a level to round, and what the lower limit lost when it became a float
    offset = (float) (0.5 + (low - limits.low()) * (255 / (limits.high() - limits.low())));
  }

  /** Empty where pixels or limits ask for 64-bit arithmetic. */
  static Optional<FloatScale> of(Pixels pixels, Limits limits, int noValue) {
    double range = limits.high() - limits.low();
    boolean ordinary =
        range > 1e-30
            && range < 1e30
            && Math.abs(limits.low()) < 1000 * range
            && limits.stretch() == Stretch.LINEAR;
    return ordinary && pixels instanceof Pixels.Floats && pixels.scaling().isIdentity()
        ? Optional.of(new FloatScale(limits, noValue))
        : Optional.empty();
  }

  void draw(float[] values, int from, int count, byte[] levels, int start) {
    for (int x = 0; x < count; x++) {
      float value = values[from + x];
      // the conversion makes what is too large for an int the largest int
      int level = Math.max(0, Math.min(255, (int) ((value - low) * slope + offset)));
      levels[start + x] = Math.abs(value) <= Float.MAX_VALUE ? (byte) level : noValue;
    }
  }
}
