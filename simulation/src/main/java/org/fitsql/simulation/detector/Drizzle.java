package org.fitsql.simulation.detector;

import java.util.List;
import java.util.SplittableRandom;
import org.fitsql.simulation.plan.DetectorPlan;
import org.fitsql.simulation.sky.Sky;

/**
 * Exposures combined on one rotated grid: electrons per second, weight and context. Where no chip
 * looked there is no value.
 */
public final class Drizzle {
  private final Frame frame;
  private final float[] rate;
  private final float[] weight;
  private final int[] context;

  private Drizzle(Frame frame, float[] rate) {
    this.frame = frame;
    this.rate = rate;
    this.weight = new float[rate.length];
    this.context = new int[rate.length];
  }

  /**
   * @param frame the output grid
   * @param inputs frames of all chips of all exposures, in the order of their context bits
   * @param exptime seconds of each
   */
  public static Drizzle of(
      Frame frame,
      List<Frame> inputs,
      double exptime,
      Sky sky,
      DetectorPlan plan,
      Noise noise,
      SplittableRandom random) {
    Drizzle drizzle = new Drizzle(frame, new LightCollector(frame, plan.starWidth()).collect(sky));
    for (int i = 0; i < inputs.size(); i++) {
      drizzle.drop(inputs.get(i), exptime, 1 << (i % 31));
    }
    drizzle.finish(plan, noise, random);
    return drizzle;
  }

  public Frame frame() {
    return frame;
  }

  public float[] rate() {
    return rate;
  }

  public float[] weight() {
    return weight;
  }

  public int[] context() {
    return context;
  }

  /** Statistics of the pixels that have a value. */
  public Exposure.Statistics statistics() {
    float[] finite = rate.clone();
    short[] quality = new short[finite.length];
    for (int i = 0; i < finite.length; i++) {
      quality[i] = (short) (Float.isNaN(finite[i]) ? 1 : 0);
    }
    return new Exposure(frame, finite, quality, new int[0]).statistics();
  }

  private void drop(Frame input, double exptime, int bit) {
    double[] map = frame.wcs().affineTo(input.wcs(), frame.width() / 2.0);
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        double u = map[0] + map[1] * (x + 1) + map[2] * (y + 1);
        double v = map[3] + map[4] * (x + 1) + map[5] * (y + 1);
        if (u >= 0.5 && v >= 0.5 && u <= input.width() + 0.5 && v <= input.height() + 0.5) {
          weight[y * frame.width() + x] += (float) exptime;
          context[y * frame.width() + x] |= bit;
        }
      }
    }
  }

  private void finish(DetectorPlan plan, Noise noise, SplittableRandom random) {
    float[] seconds = weight;
    double readVariance = plan.photonCounting() ? 0 : plan.readNoise() * plan.readNoise();
    float longest = maximum(seconds);
    for (int i = 0; i < rate.length; i++) {
      if (seconds[i] == 0) {
        rate[i] = Float.NaN;
        continue;
      }
      double light = rate[i] + plan.dark();
      double variance = light / seconds[i] + readVariance * 2 / ((double) seconds[i] * longest);
      rate[i] += (float) (Math.sqrt(variance) * noise.deviate(random));
    }
  }

  private static float maximum(float[] values) {
    float max = 0;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }
}
