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
  private static final int GROUP = 8;

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
      return ofShorts(shorts.values(), size, badMask, saturatedMask);
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

  // most groups of pixels have no flag, and one question for all of them tells so
  private static QualityFlags ofShorts(short[] values, int size, int badMask, int saturatedMask) {
    long[] words = new long[(size + 63) / 64];
    int either = badMask | saturatedMask;
    long saturated = 0;
    for (int start = 0; start < size; start += GROUP) {
      int end = Math.min(size, start + GROUP);
      int any = 0;
      for (int i = start; i < end; i++) {
        any |= values[i];
      }
      if ((any & either) == 0) {
        continue;
      }
      for (int i = start; i < end; i++) {
        words[i >> 6] |= ((values[i] & badMask) != 0 ? 1L : 0L) << i;
        saturated += (values[i] & saturatedMask) != 0 ? 1 : 0;
      }
    }
    return new QualityFlags(BitSet.valueOf(words), saturated);
  }
}
