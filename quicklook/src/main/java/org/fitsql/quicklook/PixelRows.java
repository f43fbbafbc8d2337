package org.fitsql.quicklook;

import java.util.Arrays;
import org.fitsql.fits.Pixels;
import org.fitsql.fits.Pixels.Scaling;

/**
 * Turns stored pixels into physical values, a row at a time, so that no image is ever held as
 * doubles: a row stays in the processor's cache while it is used.
 */
final class PixelRows {

  private PixelRows() {}

  /** Physical values of {@code count} pixels from {@code start}; NaN where a pixel is blank. */
  static void read(Pixels pixels, int start, int count, double[] row) {
    Scaling scaling = pixels.scaling();
    if (pixels instanceof Pixels.Constant constant) {
      Arrays.fill(row, 0, count, constant.value());
      blank(scaling, row, count);
      scale(scaling, row, count);
    } else if (pixels instanceof Pixels.Floats floats) {
      float[] values = floats.values();
      for (int i = 0; i < count; i++) {
        row[i] = values[start + i];
      }
      scale(scaling, row, count);
    } else if (pixels instanceof Pixels.Doubles doubles) {
      System.arraycopy(doubles.values(), start, row, 0, count);
      scale(scaling, row, count);
    } else if (pixels instanceof Pixels.Longs longs) {
      readLongs(longs.values(), scaling, start, count, row);
    } else {
      readWhole(pixels, start, count, row);
      blank(scaling, row, count);
      scale(scaling, row, count);
    }
  }

  /** The physical value of one stored integer. */
  static double physical(Scaling scaling, long stored) {
    Long blank = scaling.blank();
    return blank != null && blank == stored
        ? Double.NaN
        : stored * scaling.scale() + scaling.zero();
  }

  private static void readWhole(Pixels pixels, int start, int count, double[] row) {
    if (pixels instanceof Pixels.Shorts shorts) {
      short[] values = shorts.values();
      for (int i = 0; i < count; i++) {
        row[i] = values[start + i];
      }
    } else if (pixels instanceof Pixels.Ints ints) {
      int[] values = ints.values();
      for (int i = 0; i < count; i++) {
        row[i] = values[start + i];
      }
    } else if (pixels instanceof Pixels.Bytes bytes) {
      byte[] values = bytes.values();
      for (int i = 0; i < count; i++) {
        row[i] = values[start + i] & 0xff;
      }
    }
  }

  // BLANK is compared before a long loses bits as a double
  private static void readLongs(
      long[] values, Scaling scaling, int start, int count, double[] row) {
    for (int i = 0; i < count; i++) {
      row[i] = physical(scaling, values[start + i]);
    }
  }

  private static void blank(Scaling scaling, double[] row, int count) {
    Long blank = scaling.blank();
    if (blank == null) {
      return;
    }
    double empty = blank;
    for (int i = 0; i < count; i++) {
      row[i] = row[i] == empty ? Double.NaN : row[i];
    }
  }

  private static void scale(Scaling scaling, double[] row, int count) {
    double scale = scaling.scale();
    double zero = scaling.zero();
    if (scale == 1 && zero == 0) {
      return;
    }
    for (int i = 0; i < count; i++) {
      row[i] = row[i] * scale + zero;
    }
  }
}
