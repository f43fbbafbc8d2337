package org.fitsql.quicklook;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.fitsql.fits.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * One plane of a picture: its pixels and which of them are flagged.
 *
 * @param pixels in the type of the file, row by row from the bottom
 * @param flagged bit {@code y * width + x} is set where a pixel does not count for limits and
 *     statistics, because it is bad or sees no light; null where all count
 * @param about where it is from, and what is known of its pixels
 */
record Plane(Pixels pixels, @Nullable BitSet flagged, About about) {

  /** A plane of which nothing else is known. */
  Plane(Pixels pixels, @Nullable BitSet flagged) {
    this(pixels, flagged, new About(0, "", 1, 0, 0, Double.NaN));
  }

  /**
   * @param hdu index of its HDU
   * @param extname EXTNAME, empty where absent
   * @param extver EXTVER, 1 where absent
   * @param flagged number of pixels that one of the bad-pixel flags marks
   * @param saturated number of pixels that one of the saturation flags marks
   * @param saturatedFrom smallest value that counts as saturated besides; NaN for none
   */
  record About(
      int hdu, String extname, int extver, long flagged, long saturated, double saturatedFrom) {}

  int width() {
    return pixels.width();
  }

  int height() {
    return pixels.height();
  }

  long size() {
    return (long) width() * height();
  }

  /** Whether its values are 32-bit floats as stored; numpy rounds some differences of those. */
  boolean isSingle() {
    return pixels instanceof Pixels.Floats && pixels.scaling().isIdentity();
  }

  /** Whether its values are whole numbers, which have no rounding noise. */
  boolean isWhole() {
    boolean real = pixels instanceof Pixels.Floats || pixels instanceof Pixels.Doubles;
    double scale = pixels.scaling().scale();
    return !real && scale == Math.rint(scale);
  }

  Plane unflagged() {
    return new Plane(pixels, null, about);
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
