package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fitsql.definitions.Stretch;
import org.junit.jupiter.api.Test;

class CurveTest {

  @Test
  void everyLevelIsTheNearestToTheShade() {
    for (Stretch stretch : Stretch.values()) {
      Curve curve = new Curve(stretch);
      for (double x : new Random(1).doubles(200_000).toArray()) {
        double shade = 255 * stretch.shade(x);
        assertThat((double) curve.level(x)).isCloseTo(shade, within(0.5 + 1e-9));
        assertThat((double) curve.level(x / 1000))
            .isCloseTo(255 * stretch.shade(x / 1000), within(0.5 + 1e-9));
      }
    }
  }

  @Test
  void valuesBeyondTheLimitsAreBlackOrWhite() {
    for (Stretch stretch : Stretch.values()) {
      Curve curve = new Curve(stretch);
      assertThat(curve.level(0)).isZero();
      assertThat(curve.level(-1e300)).isZero();
      assertThat(curve.level(1)).isEqualTo(255);
      assertThat(curve.level(1e300)).isEqualTo(255);
    }
  }

  @Test
  void shadesAreThoseOfAstropyVisualization() {
    // astropy.visualization's AsinhStretch(), LogStretch() and SqrtStretch() of 0.25
    assertThat(Stretch.ASINH.shade(0.25)).isCloseTo(0.5494024872991484, within(1e-12));
    assertThat(Stretch.LOG.shade(0.25)).isCloseTo(0.7997755189799128, within(1e-12));
    assertThat(Stretch.SQRT.shade(0.25)).isEqualTo(0.5);
    assertThat(Stretch.LINEAR.shade(0.25)).isEqualTo(0.25);
  }
}
