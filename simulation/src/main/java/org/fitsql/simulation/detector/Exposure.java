package org.fitsql.simulation.detector;

import java.util.Arrays;

/**
 * What one chip collected.
 *
 * @param frame its pixels and where they look
 * @param electrons per pixel, without bias; of a photon-counting detector counts
 * @param quality data quality flags per pixel
 * @param lost indices of pixels that have no value, ascending
 */
public record Exposure(Frame frame, float[] electrons, short[] quality, int[] lost) {

  /** Copies one row, with NaN where a pixel has no value. */
  public void row(int y, float[] into) {
    int width = frame.width();
    System.arraycopy(electrons, y * width, into, 0, width);
    int first = Arrays.binarySearch(lost, y * width);
    for (int i = first < 0 ? -first - 1 : first; i < lost.length; i++) {
      if (lost[i] >= (y + 1) * width) {
        break;
      }
      into[lost[i] - y * width] = Float.NaN;
    }
  }

  /** Minimum, maximum, mean and number of the pixels without a flag. */
  public Statistics statistics() {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int good = 0;
    for (int i = 0; i < electrons.length; i++) {
      if (quality[i] == 0) {
        min = Math.min(min, electrons[i]);
        max = Math.max(max, electrons[i]);
        sum += electrons[i];
        good++;
      }
    }
    return good == 0 ? new Statistics(0, 0, 0, 0) : new Statistics(min, max, sum / good, good);
  }

  /** Statistics of good pixels. */
  public record Statistics(double min, double max, double mean, int good) {}
}
