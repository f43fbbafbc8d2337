package org.fitsql.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.fitsql.bench.kept.KeptRatio;
import org.fitsql.bench.kept.KeptResults;
import org.fitsql.bench.kept.Regression;
import org.fitsql.bench.kept.RegressionCheck;
import org.fitsql.bench.kept.Results;
import org.fitsql.bench.measure.Comparison;

/** Says whether results are as good as those that were kept. */
final class Verdict {
  private final KeptResults kept;
  private final Predicate<String> wanted;
  private final Consumer<String> out;

  /**
   * @param wanted which stages were to be measured
   */
  Verdict(KeptResults kept, Predicate<String> wanted, Consumer<String> out) {
    this.kept = kept;
    this.wanted = wanted;
    this.out = out;
  }

  boolean isAsGood(Results results) throws IOException {
    Optional<List<KeptRatio>> before = kept.newest(results.machine(), results.sizes());
    if (before.isEmpty()) {
      out.accept(
          "Nothing to check against: no result of these sizes is kept for machines of the kind "
              + results.machine().kind()
              + ". bench/run --keep keeps one.");
      return true;
    }
    RegressionCheck check = new RegressionCheck(before.get());
    List<Regression> regressions = check.regressions(results.comparisons());
    regressions.forEach(
        worse ->
            out.accept(
                String.format(
                    Locale.ROOT,
                    "Worse than kept: %s was %.3g, is %.3g (%.0f %% lost)",
                    worse.key(),
                    worse.before(),
                    worse.now(),
                    worse.lostPercent())));
    check.missing(results.comparisons()).stream()
        .filter(key -> wanted.test(Comparison.stageOf(key)))
        .forEach(key -> out.accept("Not measured this time: " + key));
    if (regressions.isEmpty()) {
      out.accept("As good as kept.");
    }
    return regressions.isEmpty();
  }
}
