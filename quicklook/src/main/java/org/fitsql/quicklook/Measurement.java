package org.fitsql.quicklook;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.definitions.QuicklookStyle;

/**
 * All that is measured of a picture before it is drawn.
 *
 * @param good the good values of all planes
 * @param whole statistics of all planes together
 * @param parts statistics of each plane
 */
record Measurement(Population good, PlaneStatistics whole, List<PlaneNumbers> parts) {

  /** Pictures of no more pixels are sorted, which costs less than arrays of buckets do. */
  private static final int SMALL = 1 << 16;

  /** So many values of a plane may be kept whatever its size. */
  private static final long LEAST_KEPT = 1 << 18;

  private static final long MOST_KEPT = 1 << 30;

  static Measurement of(List<Plane> planes, QuicklookStyle style, WorkArrays arrays) {
    if (Histogram.fits(planes)) {
      return ofHistograms(planes);
    }
    boolean small = planes.stream().mapToLong(Plane::size).sum() <= SMALL;
    return small ? ofSorted(planes) : ofScans(planes, style, arrays);
  }

  private static Measurement ofSorted(List<Plane> planes) {
    List<PlaneNumbers> parts = new ArrayList<>();
    for (Plane plane : planes.size() == 1 ? List.<Plane>of() : planes) {
      PixelTally tally = new PixelTally();
      Population good = SortedPopulation.of(List.of(plane), tally);
      parts.add(numbers(plane, tally, good));
    }
    PixelTally tally = new PixelTally();
    Population good = SortedPopulation.of(planes, tally);
    return of(planes, tally, good, parts);
  }

  private static Measurement ofHistograms(List<Plane> planes) {
    List<Histogram.Counted> counted = planes.stream().map(Histogram::of).toList();
    List<PlaneNumbers> parts = new ArrayList<>();
    PixelTally tally = new PixelTally();
    for (int i = 0; i < planes.size(); i++) {
      tally.add(counted.get(i).tally());
      parts.add(numbers(planes.get(i), counted.get(i).tally(), counted.get(i).good()));
    }
    Histogram all =
        planes.size() == 1
            ? counted.get(0).good()
            : Histogram.sum(counted.stream().map(Histogram.Counted::good).toList());
    return of(planes, tally, all, parts);
  }

  private static Measurement ofScans(List<Plane> planes, QuicklookStyle style, WorkArrays arrays) {
    double[] row = arrays.row(planes.stream().mapToInt(Plane::width).max().orElse(0));
    Buckets buckets = buckets(planes);
    List<int[]> counts = new ArrayList<>();
    for (Plane plane : planes) {
      int[] ofPlane = arrays.scanRoom(counts.size()).counts();
      BucketCounts.count(plane, buckets, ofPlane, row);
      counts.add(ofPlane);
    }
    Forecast all = Forecast.of(counts, style);
    List<PlaneScan> scans = new ArrayList<>();
    List<PlaneNumbers> parts = new ArrayList<>();
    for (Plane plane : planes) {
      int i = scans.size();
      Forecast own = planes.size() == 1 ? all : Forecast.of(List.of(counts.get(i)), style);
      int most = (int) Math.min(MOST_KEPT, Math.max(LEAST_KEPT, plane.size() / 3));
      ScanPlan plan = ScanPlan.of(buckets, counts.get(i), List.of(own, all), most);
      PlaneScan scan = PlaneScan.of(plane, plan, arrays.scanRoom(i), row);
      scans.add(scan);
      if (planes.size() > 1) {
        ScannedPopulation part = new ScannedPopulation(List.of(scan), own.ranks(), row);
        parts.add(numbers(plane, part.tally(), part));
      }
    }
    ScannedPopulation whole = new ScannedPopulation(scans, all.ranks(), row);
    return of(planes, whole.tally(), whole, parts);
  }

  private static Buckets buckets(List<Plane> planes) {
    double middle = Sample.middle(planes);
    // a float, and such that no difference of two floats overflows
    return new Buckets(Math.abs(middle) < 1e30 ? (float) middle : 0);
  }

  private static Measurement of(
      List<Plane> planes, PixelTally tally, Population all, List<PlaneNumbers> parts) {
    long pixels = planes.stream().mapToLong(Plane::size).sum();
    long flagged = planes.stream().mapToLong(plane -> plane.about().flagged()).sum();
    PlaneStatistics whole = PlaneStatistics.of(pixels, flagged, tally, all);
    return new Measurement(
        all, whole, planes.size() == 1 ? List.of(numbers(planes.get(0), whole)) : parts);
  }

  private static PlaneNumbers numbers(Plane plane, PixelTally tally, Population good) {
    return numbers(plane, PlaneStatistics.of(plane.size(), plane.about().flagged(), tally, good));
  }

  private static PlaneNumbers numbers(Plane plane, PlaneStatistics statistics) {
    return new PlaneNumbers(
        plane.about().hdu(), plane.about().extname(), plane.about().extver(), statistics);
  }
}
