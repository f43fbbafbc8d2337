package org.fitsql.quicklook;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.definitions.LimitsMethod;
import org.fitsql.definitions.QuicklookStyle;

/**
 * What will be asked of a population, told from the counts of its buckets.
 *
 * @param ranks of its values
 * @param clipping rounds of all clipping that will be done; none of a population without values
 * @param percents percentiles that will be asked for
 */
record Forecast(BucketRanks ranks, List<ClipForecast.Round> clipping, List<Double> percents) {

  /**
   * @param counts of the planes of the population, by the bits of buckets
   * @param style tells percentiles and clipping that are wanted besides those of statistics
   */
  static Forecast of(List<int[]> counts, QuicklookStyle style) {
    BucketRanks ranks = new BucketRanks(counts);
    List<Double> percents = new ArrayList<>(Distribution.PERCENTS);
    percents.add(style.lowPercentile());
    percents.add(style.highPercentile());
    List<ClipForecast.Round> clipping = new ArrayList<>();
    if (ranks.total() > 0) {
      clipping.addAll(ClipForecast.of(ranks, Distribution.KAPPA, Distribution.ITERATIONS));
      if (style.limits() == LimitsMethod.SIGMA) {
        clipping.addAll(ClipForecast.of(ranks, style.kappa(), style.iterations()));
      }
    }
    return new Forecast(ranks, clipping, percents);
  }

  boolean isEmpty() {
    return ranks.total() == 0;
  }
}
