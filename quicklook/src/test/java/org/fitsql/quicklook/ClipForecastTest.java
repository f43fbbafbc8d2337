package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.quicklook.TestPlanes.AS_STORED;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.fits.Pixels;
import org.junit.jupiter.api.Test;

class ClipForecastTest {
  private static final int SIDE = 400;

  @Test
  void boundsOfEveryRoundLieWhereTheyAreExpected() {
    check(value -> 1000 + 12 * value);
    check(value -> Math.exp(3 * value));
    check(value -> value > 1.5 ? 40_000 * value : -3 + 0.01 * value);
  }

  private static void check(DoubleUnaryOperator ofNormal) {
    Random random = new Random(11);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ofNormal.applyAsDouble(random.nextGaussian());
    }
    Plane plane = new Plane(new Pixels.Floats(SIDE, SIDE, AS_STORED, values), null);
    Buckets buckets = new Buckets((float) Sample.middle(List.of(plane)));
    int[] counts = new int[Buckets.COUNT];
    BucketCounts.count(plane, buckets, counts, new double[SIDE]);
    Population exact =
        Measurement.of(List.of(plane), QuicklookStyle.STANDARD, new WorkArrays()).good();

    Forecast forecast = Forecast.of(List.of(counts), QuicklookStyle.STANDARD);
    assertThat(forecast.ranks().total()).isEqualTo(values.length);
    assertThat(forecast.clipping()).hasSizeGreaterThan(3);
    for (int i = 1; i < forecast.clipping().size(); i++) {
      SigmaClip clip = SigmaClip.of(exact, Distribution.KAPPA, i);
      ClipForecast.Round round = forecast.clipping().get(i);
      assertNear(round.high(), Buckets.order(buckets.of(Math.min(clip.high(), exact.max()))));
      assertNear(round.low(), Buckets.order(buckets.of(Math.max(clip.low(), exact.min()))));
    }
  }

  private static void assertNear(int expected, int order) {
    assertThat(Math.abs(order - expected)).isLessThanOrEqualTo(ClipForecast.SLACK);
  }
}
