package org.fitsql.quicklook;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.fitsql.fits.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * One plane of a picture: its pixels and which of them are flagged.
 *
 * @param pixels in the type of the file, row by row from the bottom
 * @param flagged bit {@code y * width + x} is set where a pixel is bad; null where nothing is known
 */
record Plane(Pixels pixels, @Nullable BitSet flagged) {

  int width() {
    return pixels.width();
  }

  int height() {
    return pixels.height();
  }

  long size() {
    return (long) width() * height();
  }

  Plane unflagged() {
    return new Plane(pixels, null);
  }

  /**
   * The physical values of row {@code y}, counted from the bottom, into the first {@code width}
   * elements of {@code row}; NaN where a pixel has none.
   */
  void readRow(int y, double[] row) {
    PixelRows.read(pixels, y * width(), width(), row);
  }

  /** As {@link #readRow}, with NaN for flagged pixels too. */
  void readGoodRow(int y, double[] row) {
    readRow(y, row);
    forEachFlagged(y, x -> row[x] = Double.NaN);
  }

  /** Calls {@code action} with the column of each flagged pixel of row {@code y}. */
  void forEachFlagged(int y, IntConsumer action) {
    if (flagged == null) {
      return;
    }
    int start = y * width();
    int end = start + width();
    for (int i = flagged.nextSetBit(start); i >= 0 && i < end; i = flagged.nextSetBit(i + 1)) {
      action.accept(i - start);
    }
  }

  /** The physical value of one pixel; NaN where it has none or is flagged. */
  double goodValue(int index) {
    double[] one = new double[1];
    PixelRows.read(pixels, index, 1, one);
    return flagged != null && flagged.get(index) ? Double.NaN : one[0];
  }
}
