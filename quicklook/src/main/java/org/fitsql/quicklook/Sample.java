package org.fitsql.quicklook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A sorted random sample of good values. It only steers how the exact numbers are found: at random
 * positions, because regular ones alias with gradients and columns of the image, and from a fixed
 * seed, so that the same image takes the same way every time.
 *
 * @param sorted the values, ascending
 */
record Sample(double[] sorted) {
  private static final int SIZE = 1 << 16;

  private static final long SEED = 20020307;

  /** Half width of a bracket in standard deviations of the rank of a sampled percentile. */
  private static final double SIGMAS = 3;

  /** One sample per plane, with shares as their sizes. */
  static List<Sample> of(List<Plane> planes) {
    long pixels = planes.stream().mapToLong(Plane::size).sum();
    SplittableRandom random = new SplittableRandom(SEED);
    List<Sample> samples = new ArrayList<>();
    for (Plane plane : planes) {
      int share = (int) (SIZE * plane.size() / pixels);
      double[] values = new double[share];
      int taken = 0;
      for (int i = 0; i < share; i++) {
        double value = plane.goodValue(random.nextInt((int) plane.size()));
        if (Double.isFinite(value)) {
          values[taken++] = value + 0.0;
        }
      }
      double[] sorted = Arrays.copyOf(values, taken);
      Arrays.sort(sorted);
      samples.add(new Sample(sorted));
    }
    return samples;
  }

  static Sample all(List<Sample> parts) {
    double[] all = parts.get(0).sorted;
    for (Sample part : parts.subList(1, parts.size())) {
      all = merge(all, part.sorted);
    }
    return new Sample(all);
  }

  private static double[] merge(double[] a, double[] b) {
    double[] both = new double[a.length + b.length];
    int i = 0;
    int j = 0;
    for (int k = 0; k < both.length; k++) {
      both[k] = j == b.length || (i < a.length && a[i] <= b[j]) ? a[i++] : b[j++];
    }
    return both;
  }

  int size() {
    return sorted.length;
  }

  double median() {
    return sorted[sorted.length / 2];
  }

  /** The interval that most probably holds a percentile, as two values of the sample. */
  double[] bracket(double percent) {
    double p = percent / 100;
    double slack = SIGMAS * Math.sqrt(sorted.length * p * (1 - p)) + 2;
    double rank = (sorted.length - 1) * p;
    return between((int) Math.floor(rank - slack), (int) Math.ceil(rank + slack));
  }

  /** The values at two ranks, the nearest ones where there are not so many. */
  double[] between(int first, int last) {
    int most = sorted.length - 1;
    return new double[] {
      sorted[Math.max(0, Math.min(most, first))], sorted[Math.max(0, Math.min(most, last))]
    };
  }

  /**
   * What clipping will probably do.
   *
   * @param low lower bound of what is left
   * @param high upper bound of what is left
   * @param medians interval that most probably holds the medians of all rounds
   */
  record Clip(double low, double high, double[] medians) {}

  Clip clip(double kappa, int iterations) {
    int first = 0;
    int end = sorted.length;
    int least = end;
    int most = 0;
    double low = sorted[0];
    double high = sorted[end - 1];
    for (int round = 0; round <= iterations && first < end; round++) {
      int middle = (first + end) >>> 1;
      least = Math.min(least, middle);
      most = Math.max(most, middle);
      double reach = kappa * deviation(first, end, sorted[middle]);
      low = Math.max(low, sorted[middle] - reach);
      high = Math.min(high, sorted[middle] + reach);
      while (first < end && sorted[first] < low) {
        first++;
      }
      while (end > first && sorted[end - 1] > high) {
        end--;
      }
    }
    int slack = (int) (SIGMAS * Math.sqrt(sorted.length) / 2) + 2;
    return new Clip(low, high, between(least - slack, most + slack));
  }

  private double deviation(int first, int end, double centre) {
    double sum = 0;
    double squares = 0;
    for (int i = first; i < end; i++) {
      double difference = sorted[i] - centre;
      sum += difference;
      squares += difference * difference;
    }
    return new Moments(end - first, centre, sum, squares).deviation();
  }
}
