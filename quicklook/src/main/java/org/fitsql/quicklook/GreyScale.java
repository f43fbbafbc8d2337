package org.fitsql.quicklook;

import org.fitsql.definitions.Stretch;
import org.fitsql.fits.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * Values to grey levels: from black at the lower limit to white at the upper one along the stretch,
 * rounded to the nearest level and clamped, so that every stretch is defined below the lower limit.
 * What is not a finite number (NaN, BLANK, infinities) has a shade of its own; in a constant
 * picture every value is mid grey.
 *
 * <p>acsql truncates, which keeps white for the clipped pixels alone and shifts the picture by half
 * a level; rounding makes the level the one nearest to the value.
 */
final class GreyScale {
  private static final int CONSTANT = 128;

  private final Limits limits;
  private final double unit;
  private final double zero;
  private final double slope;
  private final boolean constant;
  private final int noValue;
  private final @Nullable Curve curve;

  /**
   * @param noValue the level, 0 to 255, of what is not a finite number
   */
  GreyScale(Limits limits, int noValue) {
    this.limits = limits;
    this.noValue = noValue;
    this.curve = limits.stretch() == Stretch.LINEAR ? null : new Curve(limits.stretch());
    this.constant = limits.low() == limits.high();
    // a power of two that brings the range near 1, so that neither huge nor tiny ranges overflow
    double half = limits.high() / 2 - limits.low() / 2;
    this.unit = half > 0 ? powerOfTwo(-Math.getExponent(half)) : 1;
    this.zero = limits.low() * unit;
    this.slope = 255 / (limits.high() * unit - zero);
  }

  private static double powerOfTwo(int exponent) {
    return Math.scalb(1.0, Math.max(-1000, Math.min(1000, exponent)));
  }

  /** The level, 0 to 255, of a value. */
  int level(double value) {
    if (!Double.isFinite(value)) {
      return noValue;
    }
    if (constant) {
      return CONSTANT;
    }
    if (curve != null) {
      return curve.level((value * unit - zero) * slope / 255);
    }
    return clamp((int) ((value * unit - zero) * slope + 0.5));
  }

  /** Draws one plane with its lower left pixel at column {@code left}, row {@code bottom}. */
  void draw(Plane plane, GreyImage image, int left, int bottom, WorkArrays arrays) {
    Pixels pixels = plane.pixels();
    byte[] levels = image.levels();
    int width = plane.width();
    byte[] table = pixels instanceof Pixels.Shorts shorts ? table(shorts, arrays) : new byte[0];
    FloatScale floatScale = FloatScale.of(pixels, limits, noValue, this::level).orElse(null);
    for (int y = 0; y < plane.height(); y++) {
      int start = image.index(left, bottom + y);
      if (pixels instanceof Pixels.Shorts shorts) {
        look(shorts.values(), y * width, width, table, levels, start);
      } else if (pixels instanceof Pixels.Floats floats && floatScale != null) {
        floatScale.draw(floats.values(), y * width, width, levels, start);
      } else {
        double[] row = arrays.row(width);
        plane.readRow(y, row);
        draw(row, width, levels, start);
      }
    }
  }

  /** The level of every stored 16-bit value, negative ones after the others. */
  private byte[] table(Pixels.Shorts shorts, WorkArrays arrays) {
    byte[] table = arrays.table();
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) level(PixelRows.physical(shorts.scaling(), (short) i));
    }
    return table;
  }

  private static void look(
      short[] stored, int from, int count, byte[] table, byte[] levels, int start) {
    for (int x = 0; x < count; x++) {
      levels[start + x] = table[stored[from + x] & 0xffff];
    }
  }

  private void draw(double[] row, int count, byte[] levels, int start) {
    for (int x = 0; x < count; x++) {
      levels[start + x] = (byte) level(row[x]);
    }
  }

  private static int clamp(int level) {
    return Math.max(0, Math.min(255, level));
  }
}
