package org.fitsql.quicklook;

/** The arrays of the scan of one plane, used again for the next picture. */
final class ScanRoom {
  private final int[] counts = new int[Buckets.COUNT];
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

  /** Values that are kept of a plane of 32-bit floats. */
  KeptFloats floats() {
    return floats;
  }

  /** Values that are kept of any other plane. */
  KeptDoubles doubles() {
    return doubles;
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
