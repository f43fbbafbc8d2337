package org.fitsql.quicklook;

import java.util.Arrays;

/** The arrays of the scan of one plane, used again for the next picture. */
final class ScanRoom {
  private static final int FIRST = 1 << 18;

  private final int[] counts = new int[Buckets.COUNT];
  private final int[] otherCounts = new int[Buckets.COUNT];
  private final int[] offsets = new int[Buckets.COUNT];
  private double[] kept = new double[FIRST];
  private double[] spare = new double[FIRST];

  /** Number of values by the bits of their bucket. */
  int[] counts() {
    return counts;
  }

  /** Further numbers, to be added in the end. */
  int[] otherCounts() {
    return otherCounts;
  }

  /** The values kept, in order of their buckets after {@link #sortByBucket}. */
  double[] kept() {
    return kept;
  }

  void clearCounts() {
    Arrays.fill(counts, 0);
    Arrays.fill(otherCounts, 0);
  }

  void addOtherCounts() {
    for (int bits = 0; bits < Buckets.COUNT; bits++) {
      counts[bits] += otherCounts[bits];
    }
  }

  /** Makes space for {@code more} values; false where that were more than {@code most}. */
  boolean hasSpace(int used, int more, int most) {
    int needed = used + more + 2;
    if (needed <= kept.length) {
      return true;
    }
    if (used > most) {
      return false;
    }
    kept = Arrays.copyOf(kept, Math.max(needed, 2 * kept.length));
    return true;
  }

  /** Puts the values of each kept bucket side by side. */
  void sortByBucket(int used, ScanPlan plan) {
    int next = 0;
    for (int bits = 0; bits < Buckets.COUNT; bits++) {
      offsets[bits] = next;
      next += plan.keeps(bits) ? counts[bits] : 0;
    }
    spare = spare.length < kept.length ? new double[kept.length] : spare;
    for (int i = 0; i < used; i++) {
      spare[offsets[plan.buckets().of(kept[i])]++] = kept[i];
    }
    double[] sorted = spare;
    spare = kept;
    kept = sorted;
  }

  /** Where the values of a kept bucket begin. */
  int offset(int bits) {
    // sorting left the end of each bucket
    return offsets[bits] - counts[bits];
  }

  /** Lets go of what an odd picture needed. */
  void trim(int most) {
    if (kept.length > most || spare.length > most) {
      kept = new double[FIRST];
      spare = new double[FIRST];
    }
  }
}
