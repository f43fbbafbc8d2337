package org.fitsql.quicklook;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds a value in the midst of the good ones from a few of them. It only steers how the exact
 * numbers are found: at random positions, because regular ones alias with gradients and columns of
 * the image, and from a fixed seed, so that the same image takes the same way every time.
 */
final class Sample {
  private static final int SIZE = 1 << 12;

  private static final long SEED = 20020307;

  private Sample() {}

  /** About the median; 0 where none of the values that were looked at is good. */
  static double middle(List<Plane> planes) {
    long pixels = planes.stream().mapToLong(Plane::size).sum();
    SplittableRandom random = new SplittableRandom(SEED);
    double[] values = new double[SIZE];
    int taken = 0;
    for (Plane plane : planes) {
      int share = (int) (SIZE * plane.size() / pixels);
      for (int i = 0; i < share; i++) {
        double value = plane.goodValue(random.nextInt((int) plane.size()));
        if (Double.isFinite(value)) {
          values[taken++] = value + 0.0;
        }
      }
    }
    Arrays.sort(values, 0, taken);
    return taken == 0 ? 0 : values[taken / 2];
  }
}
