package org.fitsql.quicklook;

/**
 * Count, sum and sum of squares of values, taken from a centre near them so that no digits are
 * lost.
 *
 * @param count number of values
 * @param centre what was subtracted from each value
 * @param sum of the differences
 * @param squares sum of the squared differences
 */
record Moments(long count, double centre, double sum, double squares) {

  double mean() {
    return count == 0 ? Double.NaN : centre + sum / count;
  }

  /** Standard deviation of the population, as numpy's {@code std}. */
  double deviation() {
    double shift = sum / count;
    return count == 0 ? Double.NaN : Math.sqrt(Math.max(0, squares / count - shift * shift));
  }

  /** Of both; they must have the same centre. */
  Moments plus(Moments other) {
    return new Moments(count + other.count, centre, sum + other.sum, squares + other.squares);
  }
}
