package org.fitsql.simulation.detector;

import java.util.SplittableRandom;

/** Tracks of charged particles: straight, most of them short, with more charge at one end. */
final class CosmicRays {
  private final SplittableRandom random;
  private final int flag;

  /**
   * @param flag data quality bit of a hit pixel
   */
  CosmicRays(int flag, SplittableRandom random) {
    this.flag = flag;
    this.random = random;
  }

  /**
   * @param expected how many hits to expect
   */
  void hit(Exposure exposure, double expected) {
    int hits = (int) Math.round(expected + Math.sqrt(expected) * random.nextGaussian());
    for (int i = 0; i < hits; i++) {
      track(exposure);
    }
  }

  private void track(Exposure exposure) {
    int width = exposure.frame().width();
    double x = random.nextDouble(width);
    double y = random.nextDouble(exposure.frame().height());
    double angle = random.nextDouble(2 * Math.PI);
    double length = Math.min(60, 1 - 3 * Math.log(1 - random.nextDouble()));
    double charge = 400 * Math.exp(1.1 * random.nextGaussian());
    int steps = (int) Math.ceil(length * 1.5);
    for (int s = 0; s < steps; s++) {
      int ix = (int) Math.floor(x + Math.cos(angle) * s / 1.5);
      int iy = (int) Math.floor(y + Math.sin(angle) * s / 1.5);
      if (ix >= 0 && iy >= 0 && ix < width && iy < exposure.frame().height()) {
        int at = iy * width + ix;
        exposure.electrons()[at] += (float) (charge * (0.6 + 0.8 * s / steps));
        exposure.quality()[at] |= (short) flag;
      }
    }
  }
}
