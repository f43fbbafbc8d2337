package org.fitsql.quicklook;

import java.util.BitSet;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.Pixels;

/** Gathers what the data quality flags of a plane say, some rows at a time. */
final class QualityFlags implements PixelReader.RowSink {
  private static final int GROUP = 8;

  private final int badMask;
  private final int saturatedMask;
  private final long[] words;
  private long saturated;

  /**
   * @param size number of pixels of the plane
   * @param badMask flags that make a pixel bad
   * @param saturatedMask flags that tell of saturation
   */
  QualityFlags(int size, int badMask, int saturatedMask) {
    this.badMask = badMask;
    this.saturatedMask = saturatedMask;
    this.words = new long[(size + 63) / 64];
  }

  /** Bit {@code y * width + x} is set where a pixel is bad. */
  BitSet bad() {
    return BitSet.valueOf(words);
  }

  /** Number of saturated pixels. */
  long saturated() {
    return saturated;
  }

  @Override
  public void take(int firstRow, Pixels rows) {
    int at = firstRow * rows.width();
    if (rows instanceof Pixels.Shorts shorts && shorts.scaling().isIdentity()) {
      take(at, shorts.values(), rows.width() * rows.height());
      return;
    }
    double[] row = new double[rows.width()];
    for (int y = 0; y < rows.height(); y++) {
      PixelRows.read(rows, y * row.length, row.length, row);
      for (int x = 0; x < row.length; x++) {
        take(at + y * row.length + x, (long) row[x]);
      }
    }
  }

  // most groups of pixels have no flag, and one question for all of them tells so
  private void take(int at, short[] values, int count) {
    int either = badMask | saturatedMask;
    for (int start = 0; start < count; start += GROUP) {
      int end = Math.min(count, start + GROUP);
      int any = 0;
      for (int i = start; i < end; i++) {
        any |= values[i];
      }
      if ((any & either) == 0) {
        continue;
      }
      for (int i = start; i < end; i++) {
        take(at + i, values[i]);
      }
    }
  }

  private void take(int at, long flags) {
    words[at >> 6] |= ((flags & badMask) != 0 ? 1L : 0L) << at;
    saturated += (flags & saturatedMask) != 0 ? 1 : 0;
  }
}
