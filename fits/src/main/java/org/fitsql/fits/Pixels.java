package org.fitsql.fits;

import org.jspecify.annotations.Nullable;

/**
 * The pixels of one two-dimensional image in the type of the file, row by row from the bottom (FITS
 * order: pixel (x, y) from 0 is at {@code y * width + x}). Physical value = scale * stored + zero
 * (FITS standard 4.0, section 4.4.2.5); a stored integer equal to {@code blank} has no value.
 */
public sealed interface Pixels {

  int width();

  int height();

  /** BSCALE, BZERO and BLANK. */
  Scaling scaling();

  /**
   * @param scale BSCALE, 1 where absent
   * @param zero BZERO, 0 where absent
   * @param blank BLANK of an integer image, or null
   */
  record Scaling(double scale, double zero, @Nullable Long blank) {
    /** Stored values are physical values and none is blank. */
    public boolean isIdentity() {
      return scale == 1 && zero == 0 && blank == null;
    }
  }

  /** BITPIX 8, unsigned. */
  record Bytes(int width, int height, Scaling scaling, byte[] values) implements Pixels {}

  /** BITPIX 16. */
  record Shorts(int width, int height, Scaling scaling, short[] values) implements Pixels {}

  /** BITPIX 32. */
  record Ints(int width, int height, Scaling scaling, int[] values) implements Pixels {}

  /** BITPIX 64. */
  record Longs(int width, int height, Scaling scaling, long[] values) implements Pixels {}

  /** BITPIX -32. */
  record Floats(int width, int height, Scaling scaling, float[] values) implements Pixels {}

  /** BITPIX -64. */
  record Doubles(int width, int height, Scaling scaling, double[] values) implements Pixels {}

  /**
   * An image without pixels whose header gives one value for all (the STScI constant array: NAXIS =
   * 0 with NPIX1, NPIX2 and PIXVALUE).
   */
  record Constant(int width, int height, Scaling scaling, double value) implements Pixels {}
}
