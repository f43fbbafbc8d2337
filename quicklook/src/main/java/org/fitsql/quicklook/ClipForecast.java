package org.fitsql.quicklook;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@link SigmaClip} will ask for, told from the counts of buckets alone: where its bounds will
 * lie, to a bucket or so, and its medians.
 */
final class ClipForecast {
  /** Buckets at either side of a bound that may hold it as well. */
  static final int SLACK = 1;

  private final BucketRanks ranks;
  private int first;
  private int last;

  /** Differences from the centre. */
  private double low = Double.NEGATIVE_INFINITY;

  private double high = Double.POSITIVE_INFINITY;

  private ClipForecast(BucketRanks ranks) {
    this.ranks = ranks;
    this.first = ranks.orderOf(0);
    this.last = ranks.orderOf(ranks.total() - 1);
  }

  /**
   * What a round leaves, by the order of buckets.
   *
   * @param low bucket of the lower bound
   * @param high bucket of the upper bound
   * @param medianFirst first of the buckets that the median may lie in
   * @param medianLast last of them
   */
  record Round(int low, int high, int medianFirst, int medianLast) {}

  /**
   * The rounds, before the first of which nothing is taken out.
   *
   * @param ranks of one value at least
   */
  static List<Round> of(BucketRanks ranks, double kappa, int iterations) {
    ClipForecast forecast = new ClipForecast(ranks);
    List<Round> rounds = new ArrayList<>();
    rounds.add(forecast.round(0));
    for (int i = 0; i < iterations && forecast.clip(kappa); i++) {
      rounds.add(forecast.round(SLACK));
    }
    return rounds;
  }

  /** Whether anything is left, and not all of it in buckets that bounds may lie in. */
  private boolean clip(double kappa) {
    double middle = middle(ranks.orderOf((ranks.before(first) + ranks.before(last + 1)) / 2));
    double reach = kappa * deviation(middle);
    low = Math.max(low, middle - reach);
    high = Math.min(high, middle + reach);
    first = Math.max(first, order(low));
    last = Math.min(last, order(high));
    return last - first > 2 * SLACK;
  }

  private Round round(int slack) {
    long most = ranks.total() - 1;
    long least = (ranks.before(first - slack) + ranks.before(last + 1 - slack)) / 2 - 1;
    long greatest = (ranks.before(first + slack) + ranks.before(last + 1 + slack)) / 2 + 1;
    return new Round(
        first,
        last,
        ranks.orderOf(Math.max(0, Math.min(most, least))),
        ranks.orderOf(Math.max(0, Math.min(most, greatest))));
  }

  /** Standard deviation of what is left, in which {@code middle} is subtracted first. */
  private double deviation(double middle) {
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (int order = first; order <= last; order++) {
      int count = ranks.count(order);
      if (count > 0) {
        double share = order == first || order == last ? count * inside(order) : count;
        double difference = middle(order) - middle;
        n += share;
        sum += share * difference;
        squares += share * difference * difference;
      }
    }
    return n == 0 ? 0 : Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
  }

  /** Which part of a bucket lies between the bounds. */
  private double inside(int order) {
    double begin = edge(order);
    double end = edge(order + 1);
    double part = Math.min(end, high) - Math.max(begin, low);
    double share = part / (end - begin);
    return share < 1 ? Math.max(0, share) : 1;
  }

  private static int order(double difference) {
    return Buckets.order(new Buckets(0).of(difference));
  }

  /** The least difference from the centre of a bucket and all after it. */
  private static double edge(int order) {
    int bits = Buckets.bitsOf(Math.min(order, Buckets.COUNT - 1));
    boolean negative = (short) bits < 0;
    return Float.intBitsToFloat(bits << Short.SIZE | (negative ? 0xffff : 0));
  }

  private static double middle(int order) {
    return Float.intBitsToFloat(Buckets.bitsOf(order) << Short.SIZE | 0x8000);
  }
}
