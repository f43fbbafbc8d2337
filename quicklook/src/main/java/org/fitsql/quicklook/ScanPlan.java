package org.fitsql.quicklook;

import java.util.Arrays;
import java.util.List;

/**
 * What the second pass over a plane does with the values of each bucket. The plan is made from the
 * counts of the first pass and only says which values to keep at hand: what a plan leaves out is
 * fetched by another pass.
 */
final class ScanPlan {
  /** Sum it up. */
  static final int SUM = 0;

  /** Keep it: a percentile lies here, or clipping may take it out. */
  static final int KEEP = 1;

  /** No number, or too far away: look closer. */
  static final int ODD = 2;

  /** A bucket with more of the values than this is not kept: probably one value fills it. */
  private static final double HEAVY = 0.03;

  private final Buckets buckets;
  private final int[] counts;
  private final int[] actions = new int[Buckets.COUNT];
  private final double[] weights = {1, 0, Double.NaN};
  private final double heavy;
  private int coreFirst = Buckets.order(Buckets.LOWEST) + 1;
  private int coreLast = Buckets.order(Buckets.HIGHEST) - 1;

  private ScanPlan(Buckets buckets, int[] counts) {
    this.buckets = buckets;
    this.counts = counts;
    this.heavy = HEAVY * Arrays.stream(counts).asLongStream().sum();
  }

  /**
   * How often a value is summed up, by action: a factor costs less than a question. A value that
   * needs a closer look makes the sum NaN, so that one question for a whole row tells.
   */
  double[] weights() {
    return weights;
  }

  /** How values are cut into buckets. */
  Buckets buckets() {
    return buckets;
  }

  /** What to do, by the bits of the bucket; of numbers, how many of one are kept. */
  int[] actions() {
    return actions;
  }

  /** Order of the first bucket that no clipping will take a part of. */
  int coreFirst() {
    return coreFirst;
  }

  /** Order of the last such bucket. */
  int coreLast() {
    return coreLast;
  }

  /**
   * The plan of a plane. Where it would keep too many values, it sums up all but the far ends
   * instead and leaves clipping to further passes.
   *
   * @param counts of the plane, by the bits of buckets
   * @param populations that the plane belongs to
   * @param most how many values may be kept
   */
  static ScanPlan of(Buckets buckets, int[] counts, List<Forecast> populations, int most) {
    ScanPlan bare = new ScanPlan(buckets, counts);
    ScanPlan plan = new ScanPlan(buckets, counts);
    populations.forEach(population -> plan.narrowCore(population.clipping()));
    ScanPlan possible = plan.coreFirst < plan.coreLast ? plan : bare;
    possible.act();
    populations.stream().filter(forecast -> !forecast.isEmpty()).forEach(possible::keepWanted);
    if (possible.kept() <= most) {
      return possible;
    }
    bare.act();
    return bare;
  }

  /** Leaves outside of the core whatever clipping may take out. */
  private void narrowCore(List<ClipForecast.Round> rounds) {
    for (ClipForecast.Round round : rounds) {
      coreFirst = Math.max(coreFirst, round.low() + ClipForecast.SLACK + 1);
      coreLast = Math.min(coreLast, round.high() - ClipForecast.SLACK - 1);
    }
  }

  private void act() {
    for (int bits = 0; bits < Buckets.COUNT; bits++) {
      int order = Buckets.order(bits);
      boolean inside = order >= coreFirst && order <= coreLast;
      actions[bits] = !Buckets.isOrdinary(bits) ? ODD : inside ? SUM : KEEP;
    }
  }

  private void keepWanted(Forecast forecast) {
    forecast.percents().forEach(percent -> keep(forecast.ranks(), percent));
    for (ClipForecast.Round round : forecast.clipping()) {
      for (int order = round.medianFirst(); order <= round.medianLast(); order++) {
        keep(order);
      }
    }
  }

  private void keep(BucketRanks ranks, double percent) {
    long rank = Percentile.rank(ranks.total(), percent);
    keep(ranks.orderOf(rank));
    keep(ranks.orderOf(Math.min(rank + 1, ranks.total() - 1)));
  }

  private void keep(int order) {
    int bits = Buckets.bitsOf(order);
    if (actions[bits] == SUM && counts[bits] <= heavy) {
      actions[bits] = KEEP;
    }
  }

  /** How many values are kept. */
  int kept() {
    int kept = 0;
    for (int bits = 0; bits < Buckets.COUNT; bits++) {
      kept += keeps(bits) ? counts[bits] : 0;
    }
    return kept;
  }

  /** Whether values of a bucket are at hand after the scan. */
  boolean keeps(int bits) {
    return actions[bits] == KEEP;
  }
}
