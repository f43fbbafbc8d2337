package org.fitsql.bench.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fitsql.bench.SampleResults;
import org.fitsql.bench.measure.Comparison;
import org.junit.jupiter.api.Test;

class RegressionCheckTest {

  @Test
  void aRatioThatFellByMoreThanFifteenPercentIsARegression() {
    assertThat(worse(100, 84.9)).hasSize(1);
    assertThat(worse(100, 85.1)).isEmpty();
    assertThat(worse(100, 400)).isEmpty();
    assertThat(worse(0.6, 0.5)).hasSize(1);
  }

  @Test
  void aRegressionSaysHowMuchWasLost() {
    Regression regression = worse(100, 60).get(0);

    assertThat(regression.key()).isEqualTo("stage / read / other");
    assertThat(regression.lostPercent()).isEqualTo(40);
  }

  @Test
  void whatStaysWithinItsLimitIsNoRegressionHoweverMuchItGrew() {
    Comparison now = SampleResults.limited("start", 11);

    assertThat(check(now.key(), 5).regressions(List.of(now))).isEmpty();
  }

  @Test
  void whatBreaksItsLimitIsARegressionUnlessItDidBefore() {
    Comparison now = SampleResults.limited("start", 9);

    assertThat(check(now.key(), 1.1).regressions(List.of(now))).hasSize(1);
    assertThat(check(now.key(), 0.95).regressions(List.of(now))).isEmpty();
  }

  @Test
  void newResultsAreNoRegressionAndLostOnesAreNamed() {
    RegressionCheck check = check("stage / gone / other", 3);
    List<Comparison> now = List.of(SampleResults.speed("new", 0.1), SampleResults.absent("gone"));

    assertThat(check.regressions(now)).isEmpty();
    assertThat(check.missing(now)).containsExactly("stage / gone / other");
  }

  private static List<Regression> worse(double before, double now) {
    Comparison comparison = SampleResults.speed("read", now);
    return check(comparison.key(), before).regressions(List.of(comparison));
  }

  private static RegressionCheck check(String key, double before) {
    return new RegressionCheck(List.of(new KeptRatio(key, before)));
  }
}
