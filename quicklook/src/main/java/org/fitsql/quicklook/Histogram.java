package org.fitsql.quicklook;

import java.util.BitSet;
import java.util.List;
import org.fitsql.fits.Pixels;
import org.fitsql.fits.Pixels.Scaling;

/**
 * The good values of 8-bit and 16-bit integers: every stored value has a bin of its own, so all
 * that is asked is exact and costs one pass without any copy of the pixels.
 */
final class Histogram implements Population {
  private static final int BINS = 1 << 16;

  private final double[] values;
  private final int[] counts;
  private final long[] before = new long[BINS + 1];
  private final boolean whole;

  /**
   * @param values the value of each bin in ascending order; NaN for none, at either end or between
   * @param counts number of pixels of each bin
   */
  private Histogram(double[] values, int[] counts, boolean whole) {
    this.values = values;
    this.counts = counts;
    this.whole = whole;
    for (int bin = 0; bin < BINS; bin++) {
      before[bin + 1] = before[bin] + (Double.isFinite(values[bin]) ? counts[bin] : 0);
    }
  }

  /** Whether all planes hold integers of at most 16 bits with one and the same scaling. */
  static boolean fits(List<Plane> planes) {
    Scaling first = planes.get(0).pixels().scaling();
    return first.scale() != 0
        && planes.stream()
            .map(Plane::pixels)
            .allMatch(
                pixels ->
                    (pixels instanceof Pixels.Shorts || pixels instanceof Pixels.Bytes)
                        && pixels.scaling().equals(first));
  }

  /** The good pixels of one plane, and what its others are. */
  static Counted of(Plane plane) {
    Scaling scaling = plane.pixels().scaling();
    boolean ascending = scaling.scale() > 0;
    double[] values = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      int stored = ascending ? bin + Short.MIN_VALUE : Short.MAX_VALUE - bin;
      values[bin] = PixelRows.physical(scaling, stored) + 0.0;
    }
    int[] all = new int[BINS];
    count(plane.pixels(), all);
    int[] good = all.clone();
    leaveOut(plane, good);
    boolean whole = scaling.scale() == Math.rint(scaling.scale());
    return new Counted(
        tally(plane, values, ordered(all, ascending)),
        new Histogram(values, ordered(good, ascending), whole));
  }

  /** The good pixels of several planes of equal scaling. */
  static Histogram sum(List<Histogram> parts) {
    int[] counts = new int[BINS];
    for (Histogram part : parts) {
      for (int bin = 0; bin < BINS; bin++) {
        counts[bin] += part.counts[bin];
      }
    }
    return new Histogram(parts.get(0).values, counts, parts.get(0).whole);
  }

  private static int[] ordered(int[] counts, boolean ascending) {
    if (ascending) {
      return counts;
    }
    int[] reversed = new int[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      reversed[BINS - 1 - bin] = counts[bin];
    }
    return reversed;
  }

  private static PixelTally tally(Plane plane, double[] values, int[] counts) {
    PixelTally tally = new PixelTally();
    long finite = 0;
    long saturated = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0 && Double.isFinite(values[bin])) {
        finite += counts[bin];
        tally.add(values[bin], counts[bin]);
        saturated += values[bin] >= plane.about().saturatedFrom() ? counts[bin] : 0;
      }
    }
    tally.noValue(plane.size() - finite);
    tally.saturated(plane.about().saturated() + saturated);
    return tally;
  }

  private static void count(Pixels pixels, int[] counts) {
    if (pixels instanceof Pixels.Shorts shorts) {
      countShorts(shorts.values(), shorts.width() * shorts.height(), counts);
    } else if (pixels instanceof Pixels.Bytes bytes) {
      byte[] stored = bytes.values();
      int size = bytes.width() * bytes.height();
      for (int i = 0; i < size; i++) {
        counts[(stored[i] & 0xff) - Short.MIN_VALUE]++;
      }
    }
  }

  // two histograms in turn, because neighbours are often equal and an increment that waits for the
  // one before it is slow
  private static void countShorts(short[] stored, int size, int[] counts) {
    int[] other = new int[BINS];
    int even = size & ~1;
    for (int i = 0; i < even; i += 2) {
      counts[stored[i] - Short.MIN_VALUE]++;
      other[stored[i + 1] - Short.MIN_VALUE]++;
    }
    if (even < size) {
      counts[stored[even] - Short.MIN_VALUE]++;
    }
    for (int bin = 0; bin < BINS; bin++) {
      counts[bin] += other[bin];
    }
  }

  private static void leaveOut(Plane plane, int[] counts) {
    BitSet flagged = plane.flagged();
    if (flagged == null) {
      return;
    }
    for (int i = flagged.nextSetBit(0); i >= 0; i = flagged.nextSetBit(i + 1)) {
      if (plane.pixels() instanceof Pixels.Shorts shorts) {
        counts[shorts.values()[i] - Short.MIN_VALUE]--;
      } else if (plane.pixels() instanceof Pixels.Bytes bytes) {
        counts[(bytes.values()[i] & 0xff) - Short.MIN_VALUE]--;
      }
    }
  }

  @Override
  public long count() {
    return before[BINS];
  }

  @Override
  public double value(long rank) {
    return values[BucketRanks.holding(before, rank)];
  }

  @Override
  public long below(double limit) {
    long below = 0;
    for (int bin = 0; bin < BINS; bin++) {
      below += values[bin] < limit ? before[bin + 1] - before[bin] : 0;
    }
    return below;
  }

  @Override
  public Moments within(double low, double high) {
    double centre = count() == 0 ? 0 : value(count() / 2);
    long count = 0;
    double sum = 0;
    double squares = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0 && values[bin] >= low && values[bin] <= high) {
        double difference = values[bin] - centre;
        count += counts[bin];
        sum += counts[bin] * difference;
        squares += counts[bin] * difference * difference;
      }
    }
    return new Moments(count, centre, sum, squares);
  }

  @Override
  public boolean single() {
    return false;
  }

  @Override
  public boolean whole() {
    return whole;
  }

  /**
   * @param tally of all pixels of a plane
   * @param good its good pixels
   */
  record Counted(PixelTally tally, Histogram good) {}
}
