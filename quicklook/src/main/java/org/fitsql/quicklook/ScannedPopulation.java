package org.fitsql.quicklook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The good values of planes that were scanned with one and the same cut into buckets. */
final class ScannedPopulation implements Population {
  private final List<PlaneScan> scans;
  private final Buckets buckets;
  private final double[] row;
  private final BucketRanks ranks;
  private final Map<Integer, BucketValues> fetched = new HashMap<>();
  private final boolean single;
  private final boolean whole;

  /**
   * @param ranks of the values of all scans
   */
  ScannedPopulation(List<PlaneScan> scans, BucketRanks ranks, double[] row) {
    this.scans = scans;
    this.ranks = ranks;
    this.buckets = scans.get(0).plan().buckets();
    this.row = row;
    this.single = scans.stream().allMatch(scan -> scan.plane().isSingle());
    this.whole = scans.stream().allMatch(scan -> scan.plane().isWhole());
  }

  /** All pixels of the planes. */
  PixelTally tally() {
    PixelTally all = new PixelTally();
    scans.forEach(scan -> all.add(scan.others()));
    scans.forEach(scan -> all.saturated(saturated(scan)));
    if (count() > 0) {
      Moments good = within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      all.addAll(count(), good.mean() * count(), min(), max());
    }
    return all;
  }

  /** Good values of one plane that are saturated by their size. */
  private long saturated(PlaneScan scan) {
    double from = scan.plane().about().saturatedFrom();
    if (Double.isNaN(from)) {
      return 0;
    }
    int order = Buckets.order(buckets.of(from));
    long above = 0;
    for (int i = order + 1; i < Buckets.COUNT; i++) {
      above += scan.count(Buckets.bitsOf(i));
    }
    int count = scan.count(Buckets.bitsOf(order));
    return count == 0 ? above : above + count - valuesOf(List.of(scan), order, count).below(from);
  }

  @Override
  public long count() {
    return ranks.total();
  }

  @Override
  public boolean single() {
    return single;
  }

  @Override
  public boolean whole() {
    return whole;
  }

  @Override
  public double value(long rank) {
    int order = ranks.orderOf(rank);
    return bucket(order).value(rank - ranks.before(order));
  }

  @Override
  public long below(double limit) {
    if (Double.isInfinite(limit)) {
      return limit < 0 ? 0 : count();
    }
    int order = Buckets.order(buckets.of(limit));
    return ranks.before(order) + (ranks.count(order) == 0 ? 0 : bucket(order).below(limit));
  }

  private BucketValues bucket(int order) {
    return fetched.computeIfAbsent(order, this::fetch);
  }

  private BucketValues fetch(int order) {
    return valuesOf(scans, order, ranks.count(order));
  }

  private BucketValues valuesOf(List<PlaneScan> of, int order, int count) {
    int bits = Buckets.bitsOf(order);
    if (!of.stream().allMatch(scan -> scan.plan().keeps(bits))) {
      List<Plane> planes = of.stream().map(PlaneScan::plane).toList();
      return BucketValues.gather(planes, buckets, bits, count, row);
    }
    double[] values = new double[count];
    int at = 0;
    for (PlaneScan scan : of) {
      scan.copy(bits, values, at);
      at += scan.count(bits);
    }
    return BucketValues.of(values);
  }

  @Override
  public Moments within(double low, double high) {
    boolean summedUp =
        scans.stream()
            .allMatch(
                scan ->
                    orderOf(low, 0) < scan.plan().coreFirst()
                        && orderOf(high, Buckets.COUNT) > scan.plan().coreLast());
    Moments total = new Moments(0, buckets.centre(), 0, 0);
    for (PlaneScan scan : scans) {
      total =
          summedUp
              ? total.plus(scan.core()).plus(scan.outside(low, high))
              : total.plus(pass(scan.plane(), low, high));
    }
    return total;
  }

  private int orderOf(double limit, int beyond) {
    return Double.isInfinite(limit) ? beyond : Buckets.order(buckets.of(limit));
  }

  /** Where the bounds are not where the sample made one expect them. */
  private Moments pass(Plane plane, double low, double high) {
    double centre = buckets.centre();
    long n = 0;
    double sum = 0;
    double squares = 0;
    for (int y = 0; y < plane.height(); y++) {
      plane.readGoodRow(y, row);
      for (int x = 0; x < plane.width(); x++) {
        double value = row[x];
        if (value >= low && value <= high && !Double.isInfinite(value)) {
          double difference = value - centre;
          n++;
          sum += difference;
          squares += difference * difference;
        }
      }
    }
    return new Moments(n, centre, sum, squares);
  }
}
