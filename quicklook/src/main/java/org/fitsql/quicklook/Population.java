package org.fitsql.quicklook;

/**
 * The good values of one plane or of several: finite, unflagged, inside the active area. All that
 * is asked is exact. Values are ordered numbers; ranks begin at 0.
 */
interface Population {

  /** How many values there are. */
  long count();

  /** The value of a rank, below {@link #count()}. */
  double value(long rank);

  /** How many values are less than {@code limit}. */
  long below(double limit);

  /** Moments of the values from {@code low} to {@code high}, both included. */
  Moments within(double low, double high);

  /** Whether the values are 32-bit floats as stored; numpy rounds some differences of those. */
  boolean single();

  /** Whether the values are whole numbers as stored, which have no rounding noise. */
  boolean whole();

  default double min() {
    return value(0);
  }

  default double max() {
    return value(count() - 1);
  }

  /** Exact percentile; there must be a value. */
  default double percentile(double percent) {
    return Percentile.of(count(), percent, single(), this::value);
  }

  /** Exact percentile of the values of {@code count} ranks from {@code first}. */
  default double percentile(double percent, long first, long count) {
    return Percentile.of(count, percent, single(), rank -> value(first + rank));
  }
}
