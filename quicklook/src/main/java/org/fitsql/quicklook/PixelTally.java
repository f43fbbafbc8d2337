package org.fitsql.quicklook;

/** Counts all pixels of a plane or of several, good or not, and sums the finite ones up. */
final class PixelTally {
  private long finite;
  private long nan;
  private long infinite;
  private long saturated;
  private double sum;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Any value. */
  void add(double value) {
    if (Double.isNaN(value)) {
      nan++;
    } else if (Double.isInfinite(value)) {
      infinite++;
    } else {
      add(value, 1);
    }
  }

  /** A finite value that several pixels have. */
  void add(double value, long count) {
    addAll(count, count * value, value, value);
  }

  /** Finite values. */
  void addAll(long count, double total, double least, double most) {
    finite += count;
    sum += total;
    min = Math.min(min, least);
    max = Math.max(max, most);
  }

  /** Pixels that are NaN or blank. */
  void noValue(long count) {
    nan += count;
  }

  void saturated(long count) {
    saturated += count;
  }

  void add(PixelTally other) {
    if (other.finite > 0) {
      addAll(other.finite, other.sum, other.min, other.max);
    }
    nan += other.nan;
    infinite += other.infinite;
    saturated += other.saturated;
  }

  long finite() {
    return finite;
  }

  long nan() {
    return nan;
  }

  long infinite() {
    return infinite;
  }

  long saturatedPixels() {
    return saturated;
  }

  double min() {
    return finite == 0 ? Double.NaN : min + 0.0;
  }

  double max() {
    return finite == 0 ? Double.NaN : max + 0.0;
  }

  double mean() {
    return finite == 0 ? Double.NaN : sum / finite;
  }
}
