package org.fitsql.quicklook;

import java.util.Arrays;

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

  /** Makes space for {@code more} values; false where that were more than {@code most}. */
  boolean hasSpace(int used, int more, int most) {
    int needed = used + more + 2;
    if (needed > values.length) {
      if (used > most) {
        return false;
      }
      values = Arrays.copyOf(values, grown(needed, values.length));
    }
    return true;
  }

  static int grown(int needed, int length) {
    return Math.max(FIRST, Math.max(needed, length + length / 4));
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
