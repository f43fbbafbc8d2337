package org.fitsql.quicklook;

import java.util.BitSet;
import java.util.List;
import org.fitsql.fits.Pixels;
import org.fitsql.fits.Pixels.Scaling;

/**
 * Survey of 8-bit and 16-bit integers: every stored value has a bin of its own, so all that is
 * asked is exact and costs one pass without any copy of the pixels.
 */
final class Histogram implements Survey {
  private static final int BINS = 1 << 16;

  /** Number of pixels by stored value, and the value of each bin in ascending order. */
  private final int[] all = new int[BINS];

  private final double[] values = new double[BINS];
  private int[] good = all;

  private Histogram(Scaling scaling) {
    for (int bin = 0; bin < BINS; bin++) {
      values[bin] = PixelRows.physical(scaling, bin + Short.MIN_VALUE);
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

  static Histogram of(List<Plane> planes) {
    Histogram histogram = new Histogram(planes.get(0).pixels().scaling());
    planes.forEach(plane -> histogram.count(plane.pixels()));
    if (planes.stream().anyMatch(plane -> plane.flagged() != null)) {
      histogram.good = histogram.all.clone();
      planes.forEach(histogram::leaveOut);
    }
    return histogram;
  }

  private void count(Pixels pixels) {
    if (pixels instanceof Pixels.Shorts shorts) {
      countShorts(shorts.values(), shorts.width() * shorts.height());
    } else if (pixels instanceof Pixels.Bytes bytes) {
      byte[] stored = bytes.values();
      int size = bytes.width() * bytes.height();
      for (int i = 0; i < size; i++) {
        all[(stored[i] & 0xff) - Short.MIN_VALUE]++;
      }
    }
  }

  // two histograms in turn, because neighbours are often equal and an increment that waits for the
  // one before it is slow
  private void countShorts(short[] stored, int size) {
    int[] other = new int[BINS];
    int even = size & ~1;
    for (int i = 0; i < even; i += 2) {
      all[stored[i] - Short.MIN_VALUE]++;
      other[stored[i + 1] - Short.MIN_VALUE]++;
    }
    if (even < size) {
      all[stored[even] - Short.MIN_VALUE]++;
    }
    for (int bin = 0; bin < BINS; bin++) {
      all[bin] += other[bin];
    }
  }

  private void leaveOut(Plane plane) {
    BitSet flagged = plane.flagged();
    if (flagged == null) {
      return;
    }
    for (int i = flagged.nextSetBit(0); i >= 0; i = flagged.nextSetBit(i + 1)) {
      if (plane.pixels() instanceof Pixels.Shorts shorts) {
        good[shorts.values()[i] - Short.MIN_VALUE]--;
      } else if (plane.pixels() instanceof Pixels.Bytes bytes) {
        good[(bytes.values()[i] & 0xff) - Short.MIN_VALUE]--;
      }
    }
  }

  @Override
  public PlaneStatistics statistics() {
    long pixels = 0;
    long finite = 0;
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int bin = 0; bin < BINS; bin++) {
      pixels += all[bin];
      if (all[bin] > 0 && Double.isFinite(values[bin])) {
        finite += all[bin];
        sum += all[bin] * values[bin];
        min = Math.min(min, values[bin]);
        max = Math.max(max, values[bin]);
      }
    }
    return PlaneStatistics.of(pixels, finite, min, max, sum);
  }

  @Override
  public long good() {
    return countBetween(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Override
  public double goodMin() {
    return valueBetween(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
  }

  @Override
  public double goodMax() {
    return valueBetween(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, good() - 1);
  }

  @Override
  public double percentile(double percent) {
    return percentileBetween(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, percent);
  }

  @Override
  public double percentileBetween(double from, double to, double percent) {
    long count = countBetween(from, to);
    return count == 0
        ? Double.NaN
        : Percentile.of(count, percent, false, rank -> valueBetween(from, to, rank));
  }

  private long countBetween(double from, double to) {
    long count = 0;
    for (int bin = 0; bin < BINS; bin++) {
      count += values[bin] > from && values[bin] < to ? good[bin] : 0;
    }
    return count;
  }

  /** The value of a rank among the good values in an open range. */
  private double valueBetween(double from, double to, long rank) {
    boolean ascending = values[1] < values[2] || values[BINS - 2] < values[BINS - 1];
    long left = rank;
    for (int i = 0; i < BINS; i++) {
      int bin = ascending ? i : BINS - 1 - i;
      if (good[bin] > 0 && values[bin] > from && values[bin] < to) {
        left -= good[bin];
        if (left < 0) {
          return values[bin];
        }
      }
    }
    throw new IllegalArgumentException("rank " + rank + " is beyond the values");
  }
}
