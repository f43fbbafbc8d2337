package org.fitsql.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void theMedianOfAnEvenNumberOfRoundsIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(new Samples(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
    assertThat(new Samples(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
  }

  @Test
  void theSpreadIsWhereAllRoundsLie() {
    Samples samples = new Samples(List.of(5.0, 1.5, 9.0));

    assertThat(samples.low()).isEqualTo(1.5);
    assertThat(samples.high()).isEqualTo(9);
  }

  @Test
  void noRoundsAreNoSamples() {
    assertThatThrownBy(() -> new Samples(List.of())).hasMessageContaining("no round");
  }

  @Test
  void aRatioAboveOneIsBetterWhetherSpeedsOrSecondsWereMeasured() {
    assertThat(ratio(Better.HIGHER, List.of(300.0), List.of(100.0))).isEqualTo(3);
    assertThat(ratio(Better.LOWER, List.of(2.0), List.of(6.0))).isEqualTo(3);
  }

  @Test
  void roundsAreHeldAgainstEachOtherPairByPair() {
    // the machine was half as fast in the last two rounds, for both
    double ratio = ratio(Better.HIGHER, List.of(200.0, 100.0, 110.0), List.of(20.0, 10.0, 10.0));

    assertThat(ratio).isEqualTo(10);
  }

  @Test
  void mediansAreHeldAgainstEachOtherWhereRoundsDoNotPair() {
    assertThat(ratio(Better.HIGHER, List.of(10.0, 20.0, 30.0), List.of(4.0))).isEqualTo(5);
  }

  @Test
  void aLimitIsReachedAtTheLimitAndNotAboveIt() {
    assertThat(underLimit(1.5).reached()).isTrue();
    assertThat(underLimit(1.51).reached()).isFalse();
    assertThat(underLimit(0.5).ratio().orElseThrow()).isCloseTo(3, within(1e-12));
  }

  @Test
  void nothingIsSaidOfAReferenceThatIsNotInstalled() {
    Comparison comparison =
        comparison(
            Better.HIGHER,
            List.of(1.0),
            new Reference.Absent("astropy", "apt-get install python3-astropy"),
            OptionalDouble.of(100));

    assertThat(comparison.ratio()).isEmpty();
    assertThat(comparison.reached()).isTrue();
  }

  private static double ratio(Better better, List<Double> own, List<Double> other) {
    Reference reference =
        new Reference.Measured(new Measurement("other", "x", better, new Samples(other)));
    return comparison(better, own, reference, OptionalDouble.empty()).ratio().orElseThrow();
  }

  private static Comparison underLimit(double seconds) {
    return comparison(
        Better.LOWER, List.of(seconds), new Reference.Limit(1.5), OptionalDouble.of(1));
  }

  private static Comparison comparison(
      Better better, List<Double> own, Reference reference, OptionalDouble goal) {
    Measurement measurement = new Measurement("fitsql", "x", better, new Samples(own));
    return new Comparison("stage", "what", measurement, reference, goal);
  }
}
