package org.fitsql.bench.inner;

import java.util.SplittableRandom;
import org.fitsql.simulation.file.HduData;
import org.fitsql.simulation.file.ImageData;

/** Pixels of a made-up image, always the same. */
record SyntheticImage(int width, int height) {
  private static final long SEED = 7;

  /** A gradient with noise, in the type of a BITPIX. */
  HduData stored(int bitpix) {
    double[] values = gradient();
    int n = values.length;
    switch (bitpix) {
      case 16 -> {
        short[] shorts = new short[n];
        for (int i = 0; i < n; i++) {
          shorts[i] = (short) values[i];
        }
        return ImageData.shorts(width, height, shorts);
      }
      case 32 -> {
        int[] ints = new int[n];
        for (int i = 0; i < n; i++) {
          ints[i] = (int) values[i];
        }
        return ImageData.ints(width, height, ints);
      }
      case -32 -> {
        return ImageData.floats(width, height, floats(values));
      }
      default -> {
        return ImageData.doubles(width, height, values);
      }
    }
  }

  /** A photon-counting frame: nearly all pixels are 0. */
  HduData counts() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] values = new double[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(500) == 0 ? 1 + random.nextDouble() : 0;
    }
    return ImageData.floats(width, height, floats(values));
  }

  private double[] gradient() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] values = new double[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 + 0.01 * (i % width) + 20 * random.nextDouble();
    }
    return values;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
