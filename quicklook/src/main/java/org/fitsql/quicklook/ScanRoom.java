package org.fitsql.quicklook;

/** The arrays of the scan of one plane, used again for the next picture. */
final class ScanRoom {
  /** Above this bit, while a scan goes on, counts hold the action of their bucket. */
  static final int ACTION_SHIFT = 29;

  private static final int COUNT = (1 << ACTION_SHIFT) - 1;

  private final int[] counts = new int[Buckets.COUNT];
  private final int[] otherCounts = new int[Buckets.COUNT];
  private final int[] offsets = new int[Buckets.COUNT];
  private final KeptFloats floats;
  private final KeptDoubles doubles;

  ScanRoom(Spare<float[]> spareFloats, Spare<double[]> spareDoubles) {
    floats = new KeptFloats(spareFloats);
    doubles = new KeptDoubles(spareDoubles);
  }

  /** Number of values by the bits of their bucket. */
  int[] counts() {
    return counts;
  }

  /** Further numbers, to be added in the end. */
  int[] otherCounts() {
    return otherCounts;
  }

  /** Values that are kept of a plane of 32-bit floats. */
  KeptFloats floats() {
    return floats;
  }

  /** Values that are kept of any other plane. */
  KeptDoubles doubles() {
    return doubles;
  }

  /** No value so far; one load gives both action and count. */
  void begin(byte[] actions) {
    for (int bits = 0; bits < Buckets.COUNT; bits++) {
      counts[bits] = actions[bits] << ACTION_SHIFT;
    }
    System.arraycopy(counts, 0, otherCounts, 0, counts.length);
  }

  /** Only the counts are left, and all of them in one place. */
  void end() {
    for (int bits = 0; bits < Buckets.COUNT; bits++) {
      counts[bits] = (counts[bits] & COUNT) + (otherCounts[bits] & COUNT);
    }
  }

  /** Where the values of each kept bucket shall begin. */
  void findOffsets(ScanPlan plan) {
    int next = 0;
    for (int bits = 0; bits < Buckets.COUNT; bits++) {
      offsets[bits] = next;
      next += plan.keeps(bits) ? counts[bits] : 0;
    }
  }

  int[] offsets() {
    return offsets;
  }

  /** Where the values of a kept bucket begin after they were sorted. */
  int offset(int bits) {
    // sorting left the end of each bucket
    return offsets[bits] - counts[bits];
  }

  /** Lets go of what an odd picture needed. */
  void trim(int most) {
    floats.trim(most);
    doubles.trim(most);
  }
}
