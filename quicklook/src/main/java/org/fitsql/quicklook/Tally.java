package org.fitsql.quicklook;

/**
 * Counts values of a picture against two brackets, and sums them up, in one pass.
 *
 * <p>Nearly all values lie between the brackets; those cost two comparisons and an addition, four
 * at a time, because an addition that waits for the one before it is slow.
 */
final class Tally {
  private final Bracket lower;
  private final Bracket upper;
  private final double above;
  private final double below;

  private long outside;
  private long between;
  private double sum;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  Tally(Bracket lower, Bracket upper) {
    this.lower = lower;
    this.upper = upper;
    this.above = lower.high();
    this.below = upper.low();
  }

  /** Number of finite values. */
  long count() {
    return outside + between;
  }

  /** Sum of the finite values. */
  double sum() {
    return sum;
  }

  /** Smallest finite value, infinity where there is none. */
  double min() {
    return min;
  }

  /** Largest finite value, minus infinity where there is none. */
  double max() {
    return max;
  }

  /** Ends the count: what the upper bracket was not told is below it. */
  void close() {
    upper.addBelow(count() - upper.offered());
  }

  void add(double[] values, int count) {
    double low = above;
    double high = below;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int aside = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      double v = values[i];
      double w = values[i + 1];
      double x = values[i + 2];
      double y = values[i + 3];
      if (v > low && v < high && w > low && w < high && x > low && x < high && y > low
          && y < high) {
        a += v;
        b += w;
        c += x;
        d += y;
      } else {
        a += offer(v) + offer(w) + offer(x) + offer(y);
        aside += 4;
      }
    }
    for (; i < count; i++) {
      a += offer(values[i]);
      aside++;
    }
    sum += (a + b) + (c + d);
    between += count - aside;
  }

  /** As for doubles, without turning those between the brackets into doubles first. */
  void add(float[] values, int from, int to) {
    // the ends of brackets are values of the picture, so they are floats
    float low = (float) above;
    float high = (float) below;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int aside = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      float v = values[i];
      float w = values[i + 1];
      float x = values[i + 2];
      float y = values[i + 3];
      if (v > low && v < high && w > low && w < high && x > low && x < high && y > low
          && y < high) {
        a += v;
        b += w;
        c += x;
        d += y;
      } else {
        a += offer(v) + offer(w) + offer(x) + offer(y);
        aside += 4;
      }
    }
    for (; i < to; i++) {
      a += offer(values[i]);
      aside++;
    }
    sum += (a + b) + (c + d);
    between += to - from - aside;
  }

  /** Counts any value; what it adds to the sum. */
  private double offer(double value) {
    if (value > above && value < below) {
      between++;
      return value;
    }
    return Double.isFinite(value) ? offerOutside(value) : 0;
  }

  private double offerOutside(double value) {
    outside++;
    if (value < min) {
      min = value;
    }
    if (value > max) {
      max = value;
    }
    if (value <= above) {
      lower.offer(value);
    }
    if (value >= below) {
      upper.offer(value);
    }
    return value;
  }
}
