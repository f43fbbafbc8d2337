package org.fitsql.quicklook;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Sums of some rows of a grey picture, column by column. Eight columns are added at once, as 16-bit
 * numbers side by side in two longs.
 */
final class ColumnSums {
  /** More rows than these could overflow 16 bits. */
  private static final int MOST_ROWS = 257;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EVEN = 0x00ff00ff00ff00ffL;

  private final GreyImage image;
  private final int[] sums;
  private final long[] even;
  private final long[] odd;

  ColumnSums(GreyImage image) {
    this.image = image;
    this.sums = new int[image.width()];
    this.even = new long[image.width() / Long.BYTES];
    this.odd = new long[even.length];
  }

  /**
   * The sum of {@code rows} levels of each column, in an array that the next call overwrites.
   *
   * @param top first row, counted from the top
   */
  int[] of(int top, int rows) {
    Arrays.fill(sums, 0);
    for (int done = 0; done < rows; done += MOST_ROWS) {
      add(top + done, Math.min(MOST_ROWS, rows - done));
    }
    return sums;
  }

  private void add(int top, int rows) {
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
    byte[] levels = image.levels();
    int packed = even.length * Long.BYTES;
    for (int y = top; y < top + rows; y++) {
      int start = y * image.width();
      for (int i = 0; i < even.length; i++) {
        long eight = (long) LONGS.get(levels, start + i * Long.BYTES);
        even[i] += eight & EVEN;
        odd[i] += eight >>> 8 & EVEN;
      }
      for (int x = packed; x < sums.length; x++) {
        sums[x] += levels[start + x] & 0xff;
      }
    }
    for (int x = 0; x < packed; x++) {
      long half = (x & 1) == 0 ? even[x >> 3] : odd[x >> 3];
      sums[x] += (int) (half >>> ((x & 6) << 3)) & 0xffff;
    }
  }
}
