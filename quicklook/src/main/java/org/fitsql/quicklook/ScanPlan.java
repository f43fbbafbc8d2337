package org.fitsql.quicklook;

import java.util.List;
import org.fitsql.definitions.LimitsMethod;
import org.fitsql.definitions.QuicklookStyle;

/**
 * What a scan of a plane does with the values of each bucket. The plan is made from a sample and
 * only says which values to keep at hand: what a wrong plan leaves out is fetched by another pass.
 */
final class ScanPlan {
  /** Sum it up. */
  static final byte SUM = 0;

  /** Sum it up and keep it: a percentile may lie here. */
  static final byte SUM_AND_KEEP = 1;

  /** Keep it only: clipping may take it out. As of the one above, the lowest bit says so. */
  static final byte KEEP = 3;

  /** No number, or too far away: look closer. */
  static final byte ODD = 4;

  /** Values that clipping may take out begin this far inside of where the sample is clipped. */
  private static final double INNER = 0.93;

  /** Share of the values, at either end, that is kept anyhow. */
  private static final double ENDS = 0.0025;

  /** A bucket with more of the sample than this is not kept: probably one value fills it. */
  private static final double HEAVY = 0.03;

  private final Buckets buckets;
  private final byte[] actions;
  private final double[] weights = {1, 1, 0, 0, 0};
  private final int coreFirst;
  private final int coreLast;

  private ScanPlan(Buckets buckets, byte[] actions, int coreFirst, int coreLast) {
    this.buckets = buckets;
    this.actions = actions;
    this.coreFirst = coreFirst;
    this.coreLast = coreLast;
  }

  /** How often a value is summed up, by action: a factor costs less than a question. */
  double[] weights() {
    return weights;
  }

  /** How values are cut into buckets. */
  Buckets buckets() {
    return buckets;
  }

  /** What to do, by the bits of the bucket. */
  byte[] actions() {
    return actions;
  }

  /** Order of the first bucket whose values are summed up on the way. */
  int coreFirst() {
    return coreFirst;
  }

  /** Order of the last such bucket. */
  int coreLast() {
    return coreLast;
  }

  /** Sums everything up and keeps nothing, except at the far ends. */
  static ScanPlan bare(Buckets buckets) {
    return core(buckets, Buckets.order(Buckets.LOWEST) + 1, Buckets.order(Buckets.HIGHEST) - 1);
  }

  /**
   * @param samples of all populations that the plane belongs to; none of them empty
   * @param style tells the percentiles and the clipping that are wanted besides those of statistics
   */
  static ScanPlan of(Buckets buckets, List<Sample> samples, QuicklookStyle style) {
    double kappa = style.limits() == LimitsMethod.SIGMA ? Math.min(3, style.kappa()) : 3;
    int iterations = style.limits() == LimitsMethod.SIGMA ? Math.max(5, style.iterations()) : 5;
    List<Sample.Clip> clips = samples.stream().map(s -> s.clip(kappa, iterations)).toList();
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (int i = 0; i < clips.size(); i++) {
      Sample sample = samples.get(i);
      double half = INNER * (clips.get(i).high() - clips.get(i).low()) / 2;
      double middle = clips.get(i).low() / 2 + clips.get(i).high() / 2;
      int ends = (int) (ENDS * sample.size());
      double[] inner = sample.between(ends, sample.size() - 1 - ends);
      low = Math.max(low, Math.max(middle - half, inner[0]));
      high = Math.min(high, Math.min(middle + half, inner[1]));
    }
    if (!(low < high)) {
      return bare(buckets);
    }
    ScanPlan plan = core(buckets, Buckets.order(buckets.of(low)), Buckets.order(buckets.of(high)));
    for (int i = 0; i < samples.size(); i++) {
      plan.keepWanted(samples.get(i), clips.get(i), style);
    }
    samples.forEach(plan::leaveHeavy);
    return plan;
  }

  private static ScanPlan core(Buckets buckets, int first, int last) {
    byte[] actions = new byte[Buckets.COUNT];
    for (int bits = 0; bits < Buckets.COUNT; bits++) {
      int order = Buckets.order(bits);
      boolean inside = order >= first && order <= last;
      actions[bits] = !Buckets.isOrdinary(bits) ? ODD : inside ? SUM : KEEP;
    }
    actions[Buckets.LOWEST] = KEEP;
    actions[Buckets.HIGHEST] = KEEP;
    return new ScanPlan(buckets, actions, first, last);
  }

  private void keepWanted(Sample sample, Sample.Clip clip, QuicklookStyle style) {
    Distribution.PERCENTS.forEach(percent -> keep(sample.bracket(percent)));
    keep(sample.bracket(style.lowPercentile()));
    keep(sample.bracket(style.highPercentile()));
    keep(clip.medians());
  }

  private void keep(double[] bracket) {
    keep(Buckets.order(buckets.of(bracket[0])), Buckets.order(buckets.of(bracket[1])));
  }

  private void keep(int first, int last) {
    for (int order = Math.max(first, coreFirst); order <= Math.min(last, coreLast); order++) {
      actions[Buckets.bitsOf(order)] = SUM_AND_KEEP;
    }
  }

  private void leaveHeavy(Sample sample) {
    double[] sorted = sample.sorted();
    int[] counts = new int[Buckets.COUNT];
    for (double value : sorted) {
      int bits = buckets.of(value);
      if (++counts[bits] > HEAVY * sorted.length && actions[bits] == SUM_AND_KEEP) {
        actions[bits] = SUM;
      }
    }
  }

  /** Whether values of a bucket are at hand after the scan. */
  boolean keeps(int bits) {
    return (actions[bits] & 1) != 0;
  }
}
