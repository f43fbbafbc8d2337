package org.fitsql.quicklook;

/** Values that the scan of a plane keeps. */
final class KeptDoubles {
  private static final int FIRST = 1 << 16;

  private double[] values = new double[0];
  private final Spare<double[]> spare;

  /**
   * @param spare shared by all that are sorted one after another
   */
  KeptDoubles(Spare<double[]> spare) {
    this.spare = spare;
  }

  double[] values() {
    return values;
  }

  /** Room for so many values and one that is not kept; what was there is lost. */
  double[] room(int count) {
    if (values.length <= count) {
      // let go of the old array before the new one is made
      values = new double[0];
      values = new double[length(count)];
    }
    return values;
  }

  /** A length with some reserve, so that it also does for the next picture. */
  static int length(int count) {
    return Math.max(FIRST, count + count / 4 + 1);
  }

  /**
   * Puts the values of each kept bucket side by side.
   *
   * @param offsets where each bucket begins; afterwards, where it ends
   */
  void sort(int used, int[] offsets, Buckets buckets) {
    double[] other = spare.get();
    double[] sorted = other.length < values.length ? new double[values.length] : other;
    for (int i = 0; i < used; i++) {
      sorted[offsets[buckets.of(values[i])]++] = values[i];
    }
    spare.put(values);
    values = sorted;
  }

  /** Lets go of what an odd picture needed. */
  void trim(int most) {
    if (values.length > most) {
      values = new double[0];
    }
  }
}
