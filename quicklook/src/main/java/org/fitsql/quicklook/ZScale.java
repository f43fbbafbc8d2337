package org.fitsql.quicklook;

import java.util.Arrays;
import java.util.List;

/**
 * The zscale algorithm of IRAF with the defaults of astropy's {@code ZScaleInterval}: a straight
 * line is fitted to up to 1000 sorted samples, those far from it are rejected, and its slope
 * divided by the contrast gives the limits around the median.
 */
final class ZScale {
  private static final int SAMPLES = 1000;
  private static final double CONTRAST = 0.25;
  private static final double MOST_REJECTED = 0.5;
  private static final int FEWEST = 5;
  private static final double KAPPA = 2.5;
  private static final int ITERATIONS = 5;

  private final double[] sorted;
  private final boolean[] bad;

  private ZScale(double[] sorted) {
    this.sorted = sorted;
    this.bad = new boolean[sorted.length];
  }

  /** Takes the samples, one at least. */
  static ZScale of(double[] samples) {
    Arrays.sort(samples);
    return new ZScale(samples);
  }

  /** Every so many-th good value in the order of the file, planes one after the other. */
  static double[] samples(List<Plane> planes, long good) {
    int stride = (int) Math.max(1, (double) good / SAMPLES);
    double[] samples = new double[(int) Math.min(SAMPLES, (good + stride - 1) / stride)];
    double[] row = new double[planes.stream().mapToInt(Plane::width).max().orElse(0)];
    long seen = 0;
    int taken = 0;
    for (Plane plane : planes) {
      for (int y = 0; y < plane.height(); y++) {
        plane.readGoodRow(y, row);
        for (int x = 0; x < plane.width(); x++) {
          if (!Double.isFinite(row[x])) {
            continue;
          }
          if (seen++ % stride == 0 && taken < samples.length) {
            samples[taken++] = row[x];
          }
        }
      }
    }
    return samples;
  }

  /** Lower and upper limit. */
  double[] limits() {
    int n = sorted.length;
    int fewest = Math.max(FEWEST, (int) (n * MOST_REJECTED));
    int left = n;
    int before = n + 1;
    double slope = 0;
    for (int round = 0; round < ITERATIONS && left < before && left >= fewest; round++) {
      double[] line = fit();
      slope = line[1];
      reject(line);
      before = left;
      left = 0;
      for (boolean isBad : bad) {
        left += isBad ? 0 : 1;
      }
    }
    double low = sorted[0];
    double high = sorted[n - 1];
    if (left >= fewest) {
      int centre = (n - 1) / 2;
      double median = (sorted[centre] + sorted[n / 2]) / 2;
      low = Math.max(low, median - (centre - 1) * slope / CONTRAST);
      high = Math.min(high, median + (n - centre) * slope / CONTRAST);
    }
    return new double[] {low, high};
  }

  /** Least squares of the samples that are not rejected: value at position 0, and slope. */
  private double[] fit() {
    double count = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (!bad[i]) {
        count++;
        sumX += i;
        sumY += sorted[i];
      }
    }
    double meanX = sumX / count;
    double meanY = sumY / count;
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (!bad[i]) {
        xx += (i - meanX) * (i - meanX);
        xy += (i - meanX) * (sorted[i] - meanY);
      }
    }
    double slope = xx == 0 ? 0 : xy / xx;
    return new double[] {meanY - slope * meanX, slope};
  }

  /** Rejects what is far from the line, and the neighbours of all that was rejected. */
  private void reject(double[] line) {
    int n = sorted.length;
    double[] flat = new double[n];
    double count = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      flat[i] = sorted[i] - (line[0] + line[1] * i);
      count += bad[i] ? 0 : 1;
      sum += bad[i] ? 0 : flat[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += bad[i] ? 0 : (flat[i] - mean) * (flat[i] - mean);
    }
    double threshold = KAPPA * Math.sqrt(squares / count);
    for (int i = 0; i < n; i++) {
      bad[i] |= flat[i] < -threshold || flat[i] > threshold;
    }
    grow(Math.max(1, (int) (n * 0.01)));
  }

  // as numpy's convolve(..., mode="same") places an even kernel
  private void grow(int kernel) {
    boolean[] rejected = bad.clone();
    int after = (kernel - 1) / 2;
    int before = kernel - 1 - after;
    for (int i = 0; i < bad.length; i++) {
      for (int j = Math.max(0, i - before); j <= Math.min(bad.length - 1, i + after); j++) {
        bad[i] |= rejected[j];
      }
    }
  }
}
