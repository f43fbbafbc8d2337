package org.fitsql.quicklook;

import java.util.BitSet;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.Pixels;

/** Gathers what the data quality flags of a plane say, some rows at a time. */
final class QualityFlags implements PixelReader.RowSink {
  private final int badMask;
  private final int saturatedMask;
  private final BitSet bad;
  private long saturated;

  /**
   * @param size number of pixels of the plane
   * @param badMask flags that make a pixel bad
   * @param saturatedMask flags that tell of saturation
   */
  QualityFlags(int size, int badMask, int saturatedMask) {
    this.badMask = badMask;
    this.saturatedMask = saturatedMask;
    this.bad = new BitSet(size);
  }

  /** All flags that count. */
  int mask() {
    return badMask | saturatedMask;
  }

  /** Bit {@code y * width + x} is set where a pixel is bad. */
  BitSet bad() {
    return bad;
  }

  /** Number of saturated pixels. */
  long saturated() {
    return saturated;
  }

  @Override
  public void take(int firstRow, Pixels rows) {
    int at = firstRow * rows.width();
    double[] row = new double[rows.width()];
    for (int y = 0; y < rows.height(); y++) {
      PixelRows.read(rows, y * row.length, row.length, row);
      for (int x = 0; x < row.length; x++) {
        take(at + y * row.length + x, (long) row[x]);
      }
    }
  }

  /** Takes the flags of one pixel. */
  void take(int at, int flags) {
    take(at, (long) flags);
  }

  private void take(int at, long flags) {
    if ((flags & badMask) != 0) {
      bad.set(at);
    }
    saturated += (flags & saturatedMask) != 0 ? 1 : 0;
  }
}
