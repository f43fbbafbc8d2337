package org.fitsql.quicklook;

import java.util.BitSet;
import org.fitsql.fits.Pixels;

/**
 * What the data quality flags of a plane say.
 *
 * @param bad bit {@code y * width + x} set where a pixel is bad
 * @param saturated number of saturated pixels
 */
record QualityFlags(BitSet bad, long saturated) {

  /**
   * @param quality pixels of the data quality plane
   * @param badMask flags that make a pixel bad
   * @param saturatedMask flags that tell of saturation
   */
  static QualityFlags of(Pixels quality, int badMask, int saturatedMask) {
    int size = quality.width() * quality.height();
    BitSet bad = new BitSet(size);
    long saturated = 0;
    if (quality instanceof Pixels.Shorts shorts && shorts.scaling().isIdentity()) {
      short[] values = shorts.values();
      for (int i = 0; i < size; i++) {
        if ((values[i] & badMask) != 0) {
          bad.set(i);
        }
        saturated += (values[i] & saturatedMask) != 0 ? 1 : 0;
      }
      return new QualityFlags(bad, saturated);
    }
    double[] row = new double[quality.width()];
    for (int y = 0; y < quality.height(); y++) {
      int start = y * row.length;
      PixelRows.read(quality, start, row.length, row);
      for (int x = 0; x < row.length; x++) {
        if (((long) row[x] & badMask) != 0) {
          bad.set(start + x);
        }
        saturated += ((long) row[x] & saturatedMask) != 0 ? 1 : 0;
      }
    }
    return new QualityFlags(bad, saturated);
  }
}
