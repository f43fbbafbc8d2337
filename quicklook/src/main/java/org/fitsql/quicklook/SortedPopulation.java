package org.fitsql.quicklook;

import java.util.Arrays;
import java.util.List;

/** The good values of small planes, simply sorted. */
final class SortedPopulation implements Population {
  private final double[] sorted;
  private final boolean single;
  private final boolean whole;

  private SortedPopulation(double[] sorted, List<Plane> planes) {
    this.sorted = sorted;
    this.single = planes.stream().allMatch(Plane::isSingle);
    this.whole = planes.stream().allMatch(Plane::isWhole);
  }

  /** Takes every pixel into the tally, and the good ones into the population. */
  static SortedPopulation of(List<Plane> planes, PixelTally tally) {
    double[] values = new double[(int) planes.stream().mapToLong(Plane::size).sum()];
    double[] row = new double[planes.stream().mapToInt(Plane::width).max().orElse(0)];
    int good = 0;
    for (Plane plane : planes) {
      double from = plane.about().saturatedFrom();
      tally.saturated(plane.about().saturated());
      for (int y = 0; y < plane.height(); y++) {
        plane.readRow(y, row);
        for (int x = 0; x < plane.width(); x++) {
          tally.add(row[x]);
          tally.saturated(row[x] >= from ? 1 : 0);
        }
        plane.forEachFlagged(y, x -> row[x] = Double.NaN);
        for (int x = 0; x < plane.width(); x++) {
          if (Double.isFinite(row[x])) {
            values[good++] = row[x] + 0.0;
          }
        }
      }
    }
    double[] sorted = Arrays.copyOf(values, good);
    Arrays.sort(sorted);
    return new SortedPopulation(sorted, planes);
  }

  @Override
  public long count() {
    return sorted.length;
  }

  @Override
  public double value(long rank) {
    return sorted[(int) rank];
  }

  @Override
  public long below(double limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public Moments within(double low, double high) {
    double centre = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    double sum = 0;
    double squares = 0;
    int first = (int) below(low);
    int end = first;
    for (; end < sorted.length && sorted[end] <= high; end++) {
      double difference = sorted[end] - centre;
      sum += difference;
      squares += difference * difference;
    }
    return new Moments(end - first, centre, sum, squares);
  }

  @Override
  public boolean single() {
    return single;
  }

  @Override
  public boolean whole() {
    return whole;
  }
}
