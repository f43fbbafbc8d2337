package org.fitsql.bench.kept;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Reference;

/**
 * Holds the ratios of a run against those that were kept. Ratios against a reference that ran in
 * the same run do not depend on how fast the machine was that day: one that fell by more than 15 %
 * is a regression. A number under a fixed limit is one only where it exceeds the limit and did not
 * before.
 */
public final class RegressionCheck {
  private static final double TOLERATED = 0.15;

  private final Map<String, Double> kept;

  public RegressionCheck(List<KeptRatio> kept) {
    this.kept = kept.stream().collect(Collectors.toMap(KeptRatio::key, KeptRatio::ratio));
  }

  /** What has become worse, in the order of the results. */
  public List<Regression> regressions(List<Comparison> comparisons) {
    List<Regression> regressions = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      Double before = kept.get(comparison.key());
      OptionalDouble now = comparison.ratio();
      if (before != null
          && now.isPresent()
          && isWorse(comparison.reference(), before, now.getAsDouble())) {
        regressions.add(new Regression(comparison.key(), before, now.getAsDouble()));
      }
    }
    return regressions;
  }

  /** Results that were kept and could not be measured now. */
  public List<String> missing(List<Comparison> comparisons) {
    List<String> measured =
        comparisons.stream()
            .filter(comparison -> comparison.ratio().isPresent())
            .map(Comparison::key)
            .toList();
    return kept.keySet().stream().filter(key -> !measured.contains(key)).sorted().toList();
  }

  private static boolean isWorse(Reference reference, double before, double now) {
    return reference instanceof Reference.Limit
        ? before >= 1 && now < 1
        : now < before * (1 - TOLERATED);
  }
}
