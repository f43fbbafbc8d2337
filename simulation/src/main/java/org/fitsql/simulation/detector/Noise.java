package org.fitsql.simulation.detector;

import java.util.SplittableRandom;

/**
 * Shot and read noise, fast: normal deviates come from a table in random order. Immutable; threads
 * may share it.
 */
public final class Noise {
  private static final int SIZE = 1 << 16;
  private final float[] normal = new float[SIZE];

  public Noise() {
    SplittableRandom random = new SplittableRandom(20020301);
    for (int i = 0; i < SIZE; i++) {
      normal[i] = (float) random.nextGaussian();
    }
  }

  /** Adds the noise of photons and of the amplifier to expected electrons. */
  void addTo(float[] electrons, double readNoise, SplittableRandom random) {
    double variance = readNoise * readNoise;
    for (int i = 0; i < electrons.length; ) {
      long bits = random.nextLong();
      for (int k = 0; k < 4 && i < electrons.length; k++, i++, bits >>>= 16) {
        float sigma = (float) Math.sqrt(Math.max(0, electrons[i]) + variance);
        electrons[i] += sigma * normal[(int) bits & (SIZE - 1)];
      }
    }
  }

  /** A normal deviate of zero mean and unit variance. */
  float deviate(SplittableRandom random) {
    return normal[random.nextInt() & (SIZE - 1)];
  }

  /** Replaces expected photons by counted ones: whole, Poisson distributed. */
  void count(float[] photons, SplittableRandom random) {
    for (int i = 0; i < photons.length; i++) {
      float expected = photons[i];
      photons[i] =
          expected > 20
              ? Math.max(0, Math.round(expected + Math.sqrt(expected) * deviate(random)))
              : poisson(expected, random);
    }
  }

  private static int poisson(double expected, SplittableRandom random) {
    double product = random.nextDouble();
    double limit = Math.exp(-expected);
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
