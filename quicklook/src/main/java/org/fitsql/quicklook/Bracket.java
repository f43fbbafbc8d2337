package org.fitsql.quicklook;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * An interval that probably contains a percentile. Values are offered one by one; those inside are
 * kept, those below only counted, and repeated end points only counted too, so that images of few
 * distinct values need no room.
 */
final class Bracket {
  private final double low;
  private final double high;
  private final int most;
  private double[] inside;
  private int kept;
  private long below;
  private long atLow;
  private long atHigh;
  private long aboveHigh;
  private boolean overflown;

  /**
   * @param low lower end, or minus infinity
   * @param high upper end, or infinity
   * @param room array to keep values in; replaced by a larger one where needed
   * @param most how many values to keep before giving up
   */
  Bracket(double low, double high, double[] room, int most) {
    this.low = low;
    this.high = high;
    this.inside = room;
    this.most = most;
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /** The array in use, for the next bracket. */
  double[] room() {
    return inside;
  }

  /** How many values were offered. */
  long offered() {
    return below + atLow + kept + atHigh + aboveHigh;
  }

  /**
   * Takes a finite value into account. Values above the interval need not be offered, and those
   * below may be added by {@link #addBelow} instead.
   */
  void offer(double value) {
    if (value > high) {
      aboveHigh++;
    } else if (value < low) {
      below++;
    } else if (value == low) {
      atLow++;
    } else if (value < high) {
      keep(value);
    } else {
      atHigh++;
    }
  }

  /** Takes {@code count} values below the interval into account. */
  void addBelow(long count) {
    below += count;
  }

  /** The value of a rank among all values offered; empty where it is not in this interval. */
  OptionalDouble value(long rank) {
    long left = rank - below;
    if (left < 0 || overflown) {
      return OptionalDouble.empty();
    } else if (left < atLow) {
      return OptionalDouble.of(low);
    } else if (left < atLow + kept) {
      return OptionalDouble.of(Selection.select(inside, kept, (int) (left - atLow)));
    }
    return left < atLow + kept + atHigh ? OptionalDouble.of(high) : OptionalDouble.empty();
  }

  private void keep(double value) {
    if (kept == inside.length) {
      if (kept >= most) {
        overflown = true;
        return;
      }
      inside = Arrays.copyOf(inside, Math.min(most, 2 * kept));
    }
    inside[kept++] = value;
  }
}
