package org.fitsql.quicklook;

import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * One pass over the good values of a plane of any type: counts them by bucket, sums up those in the
 * midst, keeps those that a percentile or clipping will ask for.
 */
final class PlaneScan {
  private final Plane plane;
  private final ScanRoom room;
  private final double[] row;
  private final int[] counts;

  private ScanPlan plan;
  private PixelTally tally = new PixelTally();
  private long core;
  private double sum;
  private double squares;
  private int kept;

  /** Buckets outside of the core that hold values. */
  private int[] outer = new int[0];

  private long nan;
  private long setAside;

  /**
   * @param row room for one row of values
   */
  PlaneScan(Plane plane, ScanPlan plan, ScanRoom room, double[] row) {
    this.plane = plane;
    this.plan = plan;
    this.room = room;
    this.row = row;
    this.counts = room.counts();
    if (!scan()) {
      this.plan = ScanPlan.bare(plan.buckets());
      scan();
    }
    finish();
  }

  Plane plane() {
    return plane;
  }

  ScanPlan plan() {
    return plan;
  }

  /** All pixels but the good ones; those are added by {@link ScannedPopulation#tally}. */
  PixelTally others() {
    return tally;
  }

  /** Values of the plane in the bucket of these bits. */
  int count(int bits) {
    return counts[bits];
  }

  /** Moments of the values in the core of the plan. */
  Moments core() {
    return new Moments(core, plan.buckets().centre(), sum, squares);
  }

  /** Moments of the values outside of the core that {@code wanted} lets pass. */
  Moments outside(DoublePredicate wanted) {
    double centre = plan.buckets().centre();
    long n = 0;
    double s = 0;
    double q = 0;
    double[] values = room.kept();
    for (int bits : outer) {
      int first = room.offset(bits);
      for (int i = first; i < first + counts[bits]; i++) {
        double value = values[i];
        if (wanted.test(value)) {
          double difference = value - centre;
          n++;
          s += difference;
          q += difference * difference;
        }
      }
    }
    return new Moments(n, centre, s, q);
  }

  /** Copies the values of a bucket that the plan keeps. */
  void copy(int bits, double[] target, int at) {
    int first = room.offset(bits);
    System.arraycopy(room.kept(), first, target, at, counts[bits]);
  }

  private boolean scan() {
    room.clearCounts();
    core = 0;
    sum = 0;
    squares = 0;
    kept = 0;
    nan = 0;
    setAside = 0;
    tally = new PixelTally();
    tally.saturated(plane.about().saturated());
    int most = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(1 << 18, plane.size() / 3));
    int width = plane.width();
    for (int y = 0; y < plane.height(); y++) {
      if (!room.hasSpace(kept, width, most)) {
        return false;
      }
      readGoodRow(y);
      scanRow(width);
    }
    return true;
  }

  private void readGoodRow(int y) {
    plane.readRow(y, row);
    countSaturated();
    plane.forEachFlagged(
        y,
        x -> {
          setAside++;
          tally.add(row[x]);
          row[x] = Double.NaN;
        });
  }

  private void countSaturated() {
    double from = plane.about().saturatedFrom();
    if (Double.isNaN(from)) {
      return;
    }
    int saturated = 0;
    for (int x = 0; x < plane.width(); x++) {
      saturated += row[x] >= from ? 1 : 0;
    }
    tally.saturated(saturated);
  }

  /** Two values at a time with sums of their own: an addition that waits for another is slow. */
  private void scanRow(int width) {
    double[] values = row;
    double[] keep = room.kept();
    byte[] actions = plan.actions();
    int[] even = counts;
    int[] odd = room.otherCounts();
    double centre = plan.buckets().centre();
    double s = 0;
    double t = 0;
    double q = 0;
    double r = 0;
    int n = kept;
    int summed = 0;
    int end = width & ~1;
    for (int x = 0; x < end; x += 2) {
      double v = values[x] - centre;
      double w = values[x + 1] - centre;
      int a = Float.floatToRawIntBits((float) v) >>> 16;
      int b = Float.floatToRawIntBits((float) w) >>> 16;
      int first = actions[a];
      int second = actions[b];
      if ((first | second) < ScanPlan.KEEP) {
        even[a]++;
        odd[b]++;
        keep[n] = values[x];
        n += first;
        keep[n] = values[x + 1];
        n += second;
        s += v;
        t += w;
        q += v * v;
        r += w * w;
        summed += 2;
      } else {
        kept = n;
        one(values[x]);
        one(values[x + 1]);
        n = kept;
      }
    }
    kept = n;
    core += summed;
    sum += s + t;
    squares += q + r;
    if (end < width) {
      one(values[end]);
    }
  }

  private void one(double value) {
    double difference = value - plan.buckets().centre();
    int bits = Buckets.bits(value, plan.buckets().centre());
    if (!Buckets.isOrdinary(bits)) {
      if (!Double.isFinite(value)) {
        if (Double.isNaN(value)) {
          nan++;
        } else {
          tally.add(value);
        }
        return;
      }
      bits = plan.buckets().of(value);
    }
    counts[bits]++;
    if (plan.keeps(bits)) {
      room.kept()[kept++] = value;
    }
    if (plan.actions()[bits] != ScanPlan.KEEP) {
      core++;
      sum += difference;
      squares += difference * difference;
    }
  }

  private void finish() {
    room.addOtherCounts();
    room.sortByBucket(kept, plan);
    byte[] actions = plan.actions();
    outer =
        IntStream.range(0, Buckets.COUNT)
            .filter(bits -> counts[bits] > 0 && actions[bits] == ScanPlan.KEEP)
            .toArray();
    // what is set aside was made NaN
    tally.noValue(nan - setAside);
  }
}
