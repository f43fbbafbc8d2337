package org.fitsql.quicklook;

import java.util.Arrays;
import java.util.List;

/**
 * Exact order statistics of values in an open range, whatever their distribution: four passes, each
 * of which fixes 16 more bits of the answer. The dependable fallback of {@link SampledSurvey}.
 */
final class RadixSelection {
  private final List<Plane> planes;
  private final double from;
  private final double to;
  private final double[] row;
  private final int[] counts = new int[1 << 16];

  /** Of the unflagged values above {@code from} and below {@code to}. */
  RadixSelection(List<Plane> planes, double from, double to, double[] row) {
    this.planes = planes;
    this.from = from;
    this.to = to;
    this.row = row;
  }

  /** How many values there are. */
  long count() {
    return histogram(0, 64);
  }

  /** The value of a rank, from 0. */
  double value(long rank) {
    long prefix = 0;
    long left = rank;
    for (int shift = 48; shift >= 0; shift -= 16) {
      histogram(prefix, shift + 16);
      int bucket = 0;
      while (left >= counts[bucket]) {
        left -= counts[bucket++];
      }
      prefix = prefix << 16 | bucket;
    }
    return fromKey(prefix);
  }

  /** Counts the values whose key starts with {@code prefix} by the 16 bits that follow it. */
  private long histogram(long prefix, int bitsBelowPrefix) {
    Arrays.fill(counts, 0);
    long total = 0;
    for (Plane plane : planes) {
      for (int y = 0; y < plane.height(); y++) {
        plane.readGoodRow(y, row);
        for (int x = 0; x < plane.width(); x++) {
          double value = row[x];
          if (value > from && value < to) {
            long key = toKey(value);
            if (bitsBelowPrefix == 64 || key >>> bitsBelowPrefix == prefix) {
              counts[(int) (key >>> (bitsBelowPrefix - 16)) & 0xffff]++;
              total++;
            }
          }
        }
      }
    }
    return total;
  }

  // keys compare unsigned as the values compare
  private static long toKey(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits ^ (bits >> 63 | Long.MIN_VALUE);
  }

  private static double fromKey(long key) {
    return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
  }
}
