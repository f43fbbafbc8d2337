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
    List<PlaneScan> scans = scans(planes, style, arrays, row);
    ScannedPopulation all = new ScannedPopulation(scans, row);
    List<PlaneNumbers> parts = new ArrayList<>();
    for (PlaneScan scan : planes.size() == 1 ? List.<PlaneScan>of() : scans) {
      ScannedPopulation part = new ScannedPopulation(List.of(scan), row);
      parts.add(numbers(scan.plane(), part.tally(), part));
    }
    return of(planes, all.tally(), all, parts);
  }

  private static List<PlaneScan> scans(
      List<Plane> planes, QuicklookStyle style, WorkArrays arrays, double[] row) {
    List<Sample> samples = Sample.of(planes);
    Sample all = Sample.all(samples);
    double median = all.size() == 0 ? 0 : all.median();
    // a float, and such that no difference of two floats overflows
    float centre = Math.abs(median) < 1e30 ? (float) median : 0;
    Buckets buckets = new Buckets(centre);
    List<PlaneScan> scans = new ArrayList<>();
    for (int i = 0; i < planes.size(); i++) {
      ScanPlan plan =
          samples.get(i).size() == 0
              ? ScanPlan.bare(buckets)
              : ScanPlan.of(buckets, List.of(samples.get(i), all), style);
      scans.add(PlaneScan.of(planes.get(i), plan, arrays.scanRoom(i), row));
    }
    return scans;
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
