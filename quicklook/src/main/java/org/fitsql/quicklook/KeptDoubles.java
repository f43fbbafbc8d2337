package org.fitsql.quicklook;

import java.util.Arrays;

/** Values that the scan of a plane keeps. */
final class KeptDoubles {
  private static final int FIRST = 1 << 16;

  private double[] values = new double[0];
  private double[] spare = new double[0];

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
    return Math.max(FIRST, Math.max(needed, length + length / 2));
  }

  /**
   * Puts the values of each kept bucket side by side.
   *
   * @param offsets where each bucket begins; afterwards, where it ends
   */
  void sort(int used, int[] offsets, Buckets buckets) {
    spare = spare.length < values.length ? new double[values.length] : spare;
    double[] sorted = spare;
    for (int i = 0; i < used; i++) {
      sorted[offsets[buckets.of(values[i])]++] = values[i];
    }
    spare = values;
    values = sorted;
  }

  /** Lets go of what an odd picture needed. */
  void trim(int most) {
    if (values.length > most) {
      values = new double[0];
      spare = new double[0];
    }
  }
}
