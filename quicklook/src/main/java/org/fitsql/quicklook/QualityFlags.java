package org.fitsql.quicklook;

import java.util.BitSet;
import org.fitsql.fits.Pixels;

/** Data quality flags of a plane, reduced to one bit per pixel. */
final class QualityFlags {

  private QualityFlags() {}

  /**
   * @param quality pixels of the data quality plane
   * @param mask flags that make a pixel bad
   * @return bit {@code y * width + x} set where one of the flags is
   */
  static BitSet bad(Pixels quality, int mask) {
    int size = quality.width() * quality.height();
    BitSet bad = new BitSet(size);
    if (quality instanceof Pixels.Shorts shorts && shorts.scaling().isIdentity()) {
      short[] values = shorts.values();
      for (int i = 0; i < size; i++) {
        if ((values[i] & mask) != 0) {
          bad.set(i);
        }
      }
      return bad;
    }
    double[] row = new double[quality.width()];
    for (int y = 0; y < quality.height(); y++) {
      int start = y * row.length;
      PixelRows.read(quality, start, row.length, row);
      for (int x = 0; x < row.length; x++) {
        if (((long) row[x] & mask) != 0) {
          bad.set(start + x);
        }
      }
    }
    return bad;
  }
}
