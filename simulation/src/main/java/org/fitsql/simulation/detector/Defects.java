package org.fitsql.simulation.detector;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fitsql.simulation.plan.QualityFlags;

/**
 * What is wrong with a chip, the same in each of its exposures: hot pixels and bad columns; and
 * what bright light does to it: full wells that bleed along columns.
 *
 * @param hot part of the pixels that are hot
 * @param columns how many columns are bad
 * @param lost how many pixels have no value
 * @param fullWell electrons that a pixel holds
 * @param flags data quality bits
 */
record Defects(double hot, int columns, int lost, double fullWell, QualityFlags flags) {

  void addHotPixels(Exposure exposure, double exptime, SplittableRandom random) {
    int count = (int) Math.round(hot * exposure.frame().pixels());
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(exposure.frame().pixels());
      exposure.electrons()[at] += (float) (exptime * 0.3 * Math.exp(random.nextGaussian()));
      exposure.quality()[at] |= (short) (i % 8 == 0 ? flags.badPixel() : flags.hot());
    }
  }

  void addBadColumns(Exposure exposure, SplittableRandom random) {
    int width = exposure.frame().width();
    int height = exposure.frame().height();
    for (int i = 0; i < columns; i++) {
      int x = random.nextInt(width);
      int from = random.nextInt(height);
      float level = (float) (25 * random.nextGaussian());
      for (int y = from; y < height; y++) {
        exposure.electrons()[y * width + x] += level;
        exposure.quality()[y * width + x] |= (short) flags.badColumn();
      }
    }
  }

  /** Charge beyond the full well runs up and down its column until it finds room. */
  void bleed(Exposure exposure) {
    int width = exposure.frame().width();
    float[] electrons = exposure.electrons();
    for (int at = 0; at < electrons.length; at++) {
      if (electrons[at] > fullWell) {
        double excess = electrons[at] - fullWell;
        electrons[at] = (float) fullWell;
        exposure.quality()[at] |= (short) flags.saturated();
        spill(exposure, at, width, excess / 2);
        spill(exposure, at, -width, excess / 2);
      }
    }
  }

  private void spill(Exposure exposure, int from, int step, double excess) {
    float[] electrons = exposure.electrons();
    double left = excess;
    for (int at = from + step; left > 0 && at >= 0 && at < electrons.length; at += step) {
      double taken = Math.min(left, Math.max(0, fullWell - electrons[at]));
      electrons[at] += (float) taken;
      left -= taken;
      if (electrons[at] >= fullWell * 0.999) {
        exposure.quality()[at] |= (short) flags.saturated();
      }
    }
  }

  int[] lostPixels(Exposure exposure, SplittableRandom random) {
    int[] at =
        IntStream.generate(() -> random.nextInt(exposure.frame().pixels()))
            .limit(lost)
            .sorted()
            .distinct()
            .toArray();
    for (int pixel : at) {
      exposure.quality()[pixel] |= (short) flags.lost();
    }
    return at;
  }
}
