package org.fitsql.fits;

import org.jspecify.annotations.Nullable;

/**
 * How floating-point pixels became integers before they were compressed (FITS standard 4.0, section
 * 10.2). The random numbers are those that appendix I of the standard prescribes.
 */
final class Quantization {
  private static final int RANDOMS = 10_000;

  /** What a pixel of exactly 0 becomes under the second method. */
  private static final int ZERO = -2_147_483_646;

  private final String method;
  private final long seed;
  private final float[] randoms;

  private Quantization(String method, long seed) {
    this.method = method;
    this.seed = seed;
    this.randoms = dithers() ? randoms() : new float[0];
  }

  /** NO_DITHER where the header does not say. */
  static Quantization of(Header header) {
    return new Quantization(
        header.text("ZQUANTIZ").map(String::strip).orElse("NO_DITHER"),
        header.whole("ZDITHER0").orElse(1L));
  }

  boolean isUnknown() {
    return !dithers() && !method.equals("NO_DITHER") && !method.equals("NONE");
  }

  private boolean dithers() {
    return method.equals("SUBTRACTIVE_DITHER_1") || method.equals("SUBTRACTIVE_DITHER_2");
  }

  /**
   * The pixels of one tile.
   *
   * @param tile its row in the table, from 0
   * @param blank the integer that stands for no value, or null
   */
  double[] restore(int[] integers, int tile, double scale, double zero, @Nullable Long blank) {
    double[] values = new double[integers.length];
    boolean dither = dithers();
    boolean zeros = method.equals("SUBTRACTIVE_DITHER_2");
    int start = dither ? (int) Math.floorMod(tile + seed - 1, RANDOMS) : 0;
    int next = dither ? (int) (randoms[start] * 500) : 0;
    for (int i = 0; i < integers.length; i++) {
      if (blank != null && integers[i] == blank) {
        values[i] = Double.NaN;
      } else if (zeros && integers[i] == ZERO) {
        values[i] = 0;
      } else {
        values[i] =
            dither
                ? ((double) integers[i] - randoms[next] + 0.5) * scale + zero
                : integers[i] * scale + zero;
      }
      if (dither && ++next == RANDOMS) {
        start = (start + 1) % RANDOMS;
        next = (int) (randoms[start] * 500);
      }
    }
    return values;
  }

  /** Park and Miller's generator, from 1. */
  private static float[] randoms() {
    float[] randoms = new float[RANDOMS];
    long seed = 1;
    for (int i = 0; i < RANDOMS; i++) {
      seed = 16_807 * seed % 2_147_483_647;
      randoms[i] = (float) (seed / 2_147_483_647.0);
    }
    return randoms;
  }
}
