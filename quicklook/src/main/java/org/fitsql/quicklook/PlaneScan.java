package org.fitsql.quicklook;

import java.util.stream.IntStream;

/**
 * The second pass over the good values of a plane, which were counted by bucket: sums up those in
 * the midst, and keeps those that a percentile or clipping will ask for, in the type of the file.
 */
abstract sealed class PlaneScan permits FloatScan, DoubleScan {
  private final Plane plane;
  private final ScanRoom room;
  private final int[] counts;

  private final ScanPlan plan;
  private final PixelTally tally = new PixelTally();
  private double sum;
  private double squares;
  private int kept;
  private long core;

  /** Buckets outside of the core that hold values, in order of their bits. */
  private int[] outer = new int[0];

  private double[] outerSums = new double[0];
  private double[] outerSquares = new double[0];

  /** Room for the values of one bucket. */
  private double[] values = new double[0];

  PlaneScan(Plane plane, ScanPlan plan, ScanRoom room) {
    this.plane = plane;
    this.plan = plan;
    this.room = room;
    this.counts = room.counts();
  }

  /**
   * @param room holds the counts of the plane
   * @param row room for one row of values
   */
  static PlaneScan of(Plane plane, ScanPlan plan, ScanRoom room, double[] row) {
    PlaneScan scan =
        plane.isSingle()
            ? new FloatScan(plane, plan, room)
            : new DoubleScan(plane, plan, room, row);
    scan.run();
    return scan;
  }

  final Plane plane() {
    return plane;
  }

  final ScanPlan plan() {
    return plan;
  }

  final ScanRoom room() {
    return room;
  }

  /** All pixels but the good ones; those are added by {@link ScannedPopulation#tally}. */
  final PixelTally others() {
    return tally;
  }

  /** Values of the plane in the bucket of these bits. */
  final int count(int bits) {
    return counts[bits];
  }

  /** Moments of the values in the core of the plan. */
  final Moments core() {
    return new Moments(core, plan.buckets().centre(), sum, squares);
  }

  /** Moments of the values outside of the core from {@code low} to {@code high}. */
  final Moments outside(double low, double high) {
    Buckets buckets = plan.buckets();
    int first = Double.isInfinite(low) ? -1 : Buckets.order(buckets.of(low));
    int last = Double.isInfinite(high) ? Buckets.COUNT : Buckets.order(buckets.of(high));
    Moments total = new Moments(0, buckets.centre(), 0, 0);
    long n = 0;
    double s = 0;
    double q = 0;
    for (int i = 0; i < outer.length; i++) {
      int order = Buckets.order(outer[i]);
      if (order > first && order < last) {
        n += counts[outer[i]];
        s += outerSums[i];
        q += outerSquares[i];
      } else if (order == first || order == last) {
        total = total.plus(within(outer[i], low, high));
      }
    }
    return total.plus(new Moments(n, buckets.centre(), s, q));
  }

  private Moments within(int bits, double low, double high) {
    double centre = plan.buckets().centre();
    int count = counts[bits];
    values = values.length < count ? new double[2 * count] : values;
    copy(bits, values, 0);
    long n = 0;
    double s = 0;
    double q = 0;
    for (int i = 0; i < count; i++) {
      double value = values[i];
      if (value >= low && value <= high) {
        double difference = value - centre;
        n++;
        s += difference;
        q += difference * difference;
      }
    }
    return new Moments(n, centre, s, q);
  }

  /** Copies the values of a bucket that the plan keeps. */
  abstract void copy(int bits, double[] target, int at);

  /** Scans the good values of one row; there is room for those that are kept. */
  abstract void scanRow(int y);

  /** Puts the values of each kept bucket side by side. */
  abstract void sort(int used);

  private void run() {
    tally.saturated(plane.about().saturated());
    for (int y = 0; y < plane.height(); y++) {
      scanRow(y);
    }
    room.findOffsets(plan);
    sort(kept);
    for (int order = plan.coreFirst(); order <= plan.coreLast(); order++) {
      core += counts[Buckets.bitsOf(order)];
    }
    sumKept();
  }

  /** A pixel that does not count. */
  final void setAside(double value) {
    tally.add(value);
    tally.saturated(value >= plane.about().saturatedFrom() ? 1 : 0);
  }

  final int kept() {
    return kept;
  }

  /** Takes in what a row came to. */
  final void add(double rowSum, double rowSquares, int keptNow) {
    sum += rowSum;
    squares += rowSquares;
    kept = keptNow;
  }

  /** The bucket of a value that needs a closer look, or -1 if it has none. */
  final int closerLook(double value) {
    if (Double.isFinite(value)) {
      return plan.buckets().of(value);
    }
    setAside(value);
    return -1;
  }

  /** What the pass kept is not summed up yet. */
  private void sumKept() {
    int[] held =
        IntStream.range(0, Buckets.COUNT)
            .filter(bits -> counts[bits] > 0 && plan.keeps(bits))
            .toArray();
    outer = IntStream.of(held).filter(bits -> !inCore(bits)).toArray();
    outerSums = new double[outer.length];
    outerSquares = new double[outer.length];
    int at = 0;
    for (int bits : held) {
      Moments moments = within(bits, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      if (inCore(bits)) {
        sum += moments.sum();
        squares += moments.squares();
      } else {
        outerSums[at] = moments.sum();
        outerSquares[at++] = moments.squares();
      }
    }
  }

  private boolean inCore(int bits) {
    int order = Buckets.order(bits);
    return order >= plan.coreFirst() && order <= plan.coreLast();
  }
}
