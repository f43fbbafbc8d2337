package org.fitsql.quicklook;

import java.util.Arrays;
import java.util.BitSet;
import org.fitsql.fits.Pixels;

/** The first pass over a plane: how many of its good values each bucket holds. */
final class BucketCounts {

  private BucketCounts() {}

  /**
   * @param counts filled by the bits of buckets; none of NaN and infinities
   * @param row room for one row of values
   */
  static void count(Plane plane, Buckets buckets, int[] counts, double[] row) {
    Arrays.fill(counts, 0);
    if (plane.isSingle() && plane.pixels() instanceof Pixels.Floats floats) {
      countFloats(plane, floats.values(), (float) buckets.centre(), counts);
    } else {
      for (int y = 0; y < plane.height(); y++) {
        plane.readGoodRow(y, row);
        countRow(row, plane.width(), buckets, counts);
      }
    }
  }

  /**
   * Buckets are found in 32-bit arithmetic: the centre is a float, and the rounded difference of
   * two floats is the same whether it passes through a double or not.
   */
  private static void countFloats(Plane plane, float[] pixels, float centre, int[] counts) {
    int width = plane.width();
    BitSet flagged = plane.flagged();
    for (int y = 0; y < plane.height(); y++) {
      int start = y * width;
      add(pixels, start, start + width, centre, counts);
      if (flagged != null) {
        takeOut(flagged, pixels, start, start + width, centre, counts);
      }
    }
    // no difference of two floats with this centre is too large for a float
    for (int bits = 0; bits < Buckets.COUNT; bits++) {
      counts[bits] = Buckets.isOrdinary(bits) ? counts[bits] : 0;
    }
  }

  private static void add(float[] pixels, int from, int to, float centre, int[] counts) {
    for (int i = from; i < to; i++) {
      counts[Float.floatToRawIntBits(pixels[i] - centre) >>> Short.SIZE]++;
    }
  }

  private static void takeOut(
      BitSet flagged, float[] pixels, int from, int to, float centre, int[] counts) {
    for (int i = flagged.nextSetBit(from); i >= 0 && i < to; i = flagged.nextSetBit(i + 1)) {
      counts[Float.floatToRawIntBits(pixels[i] - centre) >>> Short.SIZE]--;
    }
  }

  private static void countRow(double[] row, int width, Buckets buckets, int[] counts) {
    double centre = buckets.centre();
    for (int x = 0; x < width; x++) {
      int bits = Buckets.bits(row[x], centre);
      if (Buckets.isOrdinary(bits)) {
        counts[bits]++;
      } else if (Double.isFinite(row[x])) {
        counts[buckets.of(row[x])]++;
      }
    }
  }
}
