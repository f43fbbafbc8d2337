package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.quicklook.TestPlanes.floats;
import static org.fitsql.quicklook.TestPlanes.limits;
import static org.fitsql.quicklook.TestPlanes.style;

import java.util.Random;
import org.fitsql.definitions.LimitsMethod;
import org.fitsql.definitions.Stretch;
import org.junit.jupiter.api.Test;

class FloatScaleTest {
  private static final int NO_VALUE = 64;

  @Test
  void levelsAreThoseOf64BitArithmeticButForAThousandthOfALevel() {
    for (Stretch stretch : Stretch.values()) {
      for (double sky : new double[] {0, 0.01, 100, -3, 9000}) {
        check(stretch, sky, 10);
        check(stretch, sky * 1e-6, 1e-5);
      }
    }
  }

  private static void check(Stretch stretch, double sky, double sigma) {
    Random random = new Random(1);
    float[] values = new float[20_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (sky + sigma * random.nextGaussian());
    }
    values[0] = Float.MAX_VALUE;
    values[1] = -Float.MAX_VALUE;
    values[2] = Float.NaN;
    values[3] = Float.NEGATIVE_INFINITY;
    values[4] = Float.POSITIVE_INFINITY;
    Plane plane = floats(200, values);
    Limits limits = limits(style(LimitsMethod.PERCENTILE, stretch), new WorkArrays(), plane);
    GreyScale exact = new GreyScale(limits, NO_VALUE);
    FloatScale scale = FloatScale.of(plane.pixels(), limits, NO_VALUE, exact::level).orElseThrow();
    byte[] drawn = new byte[values.length];
    scale.draw(values, 0, values.length, drawn, 0);
    double near = (limits.high() - limits.low()) / 255 * 1e-3;
    for (int i = 0; i < values.length; i++) {
      int level = drawn[i] & 0xff;
      assertThat(level)
          .as("%s of %s from %s", stretch, values[i], limits.low())
          .isBetween(exact.level(values[i] - near), exact.level(values[i] + near));
    }
  }
}
