package org.fitsql.quicklook;

import java.util.Optional;
import java.util.function.DoubleToIntFunction;

/**
 * Any other stretch by table: the bits of {@code value - low} grow as the value does, and their
 * upper part leads to a cell that holds at most one border between two levels.
 */
final class FloatCurve implements FloatScale {
  /** Cells are so narrow, 1/512 of the distance from black, that a level is wider than each. */
  private static final int SHIFT = 14;

  private static final int WHITE = 255;

  private final float low;
  private final byte noValue;

  /** The bits of the last distance that is black, and of the first that is white. */
  private final int black;

  private final int white;

  /** By cell: the bits of the border in it, and in the lowest byte the level below that. */
  private final long[] cells;

  private FloatCurve(float low, int noValue, int[] starts) {
    this.low = low;
    this.noValue = (byte) noValue;
    black = starts[1] - 1;
    white = starts[WHITE];
    int first = black >> SHIFT;
    int count = (white >> SHIFT) - first + 1;
    // of a length that makes a mask do for the check of bounds
    cells = new long[Integer.highestOneBit(count) << 1];
    int level = 0;
    for (int cell = 0; cell < count; cell++) {
      while (level < WHITE && starts[level + 1] >> SHIFT < first + cell) {
        level++;
      }
      int border = level < WHITE ? starts[level + 1] : Integer.MAX_VALUE;
      cells[cell] = (long) border << Integer.SIZE | level;
    }
  }

  /** Empty where levels are narrower than cells. */
  static Optional<FloatScale> of(Limits limits, int noValue, DoubleToIntFunction level) {
    float low = (float) limits.low();
    // not above the limit, so that whatever is less is black
    float zero = low > limits.low() ? Math.nextDown(low) : low;
    int[] starts = new int[WHITE + 1];
    for (int i = 1; i <= WHITE; i++) {
      starts[i] = start(zero, i, level);
      if (i > 1 && starts[i] >> SHIFT == starts[i - 1] >> SHIFT) {
        return Optional.empty();
      }
    }
    return Optional.of(new FloatCurve(zero, noValue, starts));
  }

  /** Bits of the smallest distance from black that has at least this level. */
  private static int start(float zero, int least, DoubleToIntFunction level) {
    int below = 0;
    int at = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    while (at - below > 1) {
      int middle = (below + at) >>> 1;
      if (level.applyAsInt((double) zero + Float.intBitsToFloat(middle)) >= least) {
        at = middle;
      } else {
        below = middle;
      }
    }
    return at;
  }

  @Override
  public void draw(float[] values, int from, int count, byte[] grey, int start) {
    int first = black >> SHIFT;
    long[] table = cells;
    for (int x = 0; x < count; x++) {
      float value = values[from + x];
      int distance = Float.floatToRawIntBits(value - low);
      int bits = Math.max(black, Math.min(white, distance));
      long cell = table[(bits >> SHIFT) - first & table.length - 1];
      // the sign tells whether the border was reached
      int level = (int) cell + ((int) (cell >> Integer.SIZE) - 1 - bits >>> 31);
      grey[start + x] = Math.abs(value) <= Float.MAX_VALUE ? (byte) level : noValue;
    }
  }
}
