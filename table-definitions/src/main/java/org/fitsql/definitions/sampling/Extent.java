package org.fitsql.definitions.sampling;

import org.fitsql.fits.CardValue;
import org.jspecify.annotations.Nullable;

/** The smallest and the largest finite number; integers to the last digit. Not safe to share. */
final class Extent {
  private boolean whole;
  private long least = Long.MAX_VALUE;
  private long most = Long.MIN_VALUE;
  private boolean real;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  void add(CardValue value) {
    if (value instanceof CardValue.Whole integer) {
      whole = true;
      least = Math.min(least, integer.number());
      most = Math.max(most, integer.number());
    } else if (value instanceof CardValue.Real number) {
      add(number.number());
    } else if (value instanceof CardValue.Huge huge) {
      add(huge.number().doubleValue());
    }
  }

  private void add(double number) {
    if (Double.isFinite(number)) {
      real = true;
      lowest = Math.min(lowest, number);
      highest = Math.max(highest, number);
    }
  }

  /** Long where only integers were seen, Double otherwise; null where no number was seen. */
  @Nullable Number smallest() {
    if (!real) {
      return whole ? (Number) least : null;
    }
    return whole ? Math.min(least, lowest) : lowest;
  }

  /** As {@link #smallest()}. */
  @Nullable Number largest() {
    if (!real) {
      return whole ? (Number) most : null;
    }
    return whole ? Math.max(most, highest) : highest;
  }
}
