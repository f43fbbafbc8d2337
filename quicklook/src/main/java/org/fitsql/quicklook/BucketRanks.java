package org.fitsql.quicklook;

import java.util.List;

/** Which ranks the values of each bucket have; buckets by their order. */
final class BucketRanks {
  private final long[] before = new long[Buckets.COUNT + 1];

  /**
   * @param counts numbers of values by the bits of their bucket, to be added
   */
  BucketRanks(List<int[]> counts) {
    for (int order = 0; order < Buckets.COUNT; order++) {
      int bits = Buckets.bitsOf(order);
      long count = 0;
      for (int[] part : counts) {
        count += part[bits];
      }
      before[order + 1] = before[order] + count;
    }
  }

  /** How many values there are. */
  long total() {
    return before[Buckets.COUNT];
  }

  /** How many values are in buckets before this one. */
  long before(int order) {
    return before[Math.max(0, Math.min(Buckets.COUNT, order))];
  }

  /** How many values are in this one. */
  int count(int order) {
    return (int) (before[order + 1] - before[order]);
  }

  /** The bucket of the value of a rank. */
  int orderOf(long rank) {
    return holding(before, rank);
  }

  /**
   * The first of several buckets that holds the value of a rank.
   *
   * @param before how many values are in buckets before each, and at the end how many there are
   */
  static int holding(long[] before, long rank) {
    int low = 0;
    int high = before.length - 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before[middle + 1] > rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
