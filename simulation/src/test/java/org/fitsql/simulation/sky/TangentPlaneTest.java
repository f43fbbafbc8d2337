package org.fitsql.simulation.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TangentPlaneTest {
  private final TangentPlane plane = new TangentPlane(2048, 1024, 5.63, -72.05, 0.05 / 3600, 154.8);

  @Test
  void pixelsGoToTheSkyAndBack() {
    double[] sky = plane.sky(13.5, 2001.25);
    double[] pixel = plane.pixel(sky[0], sky[1]);

    assertThat(pixel[0]).isCloseTo(13.5, within(1e-6));
    assertThat(pixel[1]).isCloseTo(2001.25, within(1e-6));
  }

  @Test
  void theYAxisPointsWhereOrientatSays() {
    TangentPlane east = new TangentPlane(1, 1, 10, 0, 1 / 3600.0, 90);

    double[] up = east.sky(1, 3601);

    assertThat(up[0]).isCloseTo(11, within(1e-3));
    assertThat(up[1]).isCloseTo(0, within(1e-9));
  }

  @Test
  void theAffineMapStaysWithinATwentiethOfAPixelOverAField() {
    TangentPlane turned = plane.centredOn(2048, 3100, 2048, 1024);
    double[] map = plane.affineTo(turned, 2000);
    double[] sky = plane.sky(100, 3900);
    double[] exact = turned.pixel(sky[0], sky[1]);

    assertThat(map[0] + map[1] * 100 + map[2] * 3900).isCloseTo(exact[0], within(0.05));
    assertThat(map[3] + map[4] * 100 + map[5] * 3900).isCloseTo(exact[1], within(0.05));
  }
}
