package org.fitsql.quicklook;

import java.util.List;
import java.util.SplittableRandom;
import org.fitsql.fits.Pixels;

/**
 * Survey of any pixels. A random sample brackets the two percentiles; one pass over all pixels then
 * counts what lies below each bracket and keeps what lies inside, from which the exact order
 * statistics are selected. Where a bracket misses (about once in a million images) or holds too
 * much, {@link RadixSelection} gives the same answer more slowly.
 *
 * <p>The sample is at random positions, because regular ones alias with gradients and columns of
 * the image, and from a fixed seed, so that the same image takes the same way every time.
 */
final class SampledSurvey implements Survey {
  private static final int SAMPLE = 1 << 16;
  private static final long SEED = 20020307;

  /** Half width of a bracket in standard deviations of the rank of a sampled percentile. */
  private static final double SIGMAS = 5;

  private final List<Plane> planes;
  private final boolean single;
  private final double lowPercent;
  private final double[] row;
  private final Bracket lower;
  private final Bracket upper;
  private final long pixels;

  private final Tally tally;
  private long flaggedFinite;
  private double flaggedSum;
  private double flaggedMin = Double.POSITIVE_INFINITY;
  private double flaggedMax = Double.NEGATIVE_INFINITY;

  SampledSurvey(
      List<Plane> planes,
      boolean single,
      double lowPercent,
      double highPercent,
      WorkArrays arrays) {
    this.planes = planes;
    this.single = single;
    this.lowPercent = lowPercent;
    this.row = arrays.row(planes.stream().mapToInt(Plane::width).max().orElse(0));
    this.pixels = planes.stream().mapToLong(Plane::size).sum();
    double[] sample = arrays.sample(SAMPLE);
    int taken = pixels <= SAMPLE ? 0 : takeSample(sample);
    int most = (int) Math.min(1 << 26, Math.max(WorkArrays.ROOM, pixels / 64));
    this.lower = bracket(sample, taken, lowPercent, arrays.lowerRoom(), most);
    this.upper = bracket(sample, taken, highPercent, arrays.upperRoom(), most);
    this.tally = new Tally(lower, upper);
    planes.forEach(this::count);
    tally.close();
    arrays.keepRooms(lower.room(), upper.room());
  }

  private int takeSample(double[] sample) {
    SplittableRandom random = new SplittableRandom(SEED);
    int taken = 0;
    for (int i = 0; i < SAMPLE; i++) {
      long position = random.nextLong(pixels);
      int plane = 0;
      while (position >= planes.get(plane).size()) {
        position -= planes.get(plane++).size();
      }
      double value = planes.get(plane).goodValue((int) position);
      if (Double.isFinite(value)) {
        sample[taken++] = value;
      }
    }
    return taken;
  }

  private static Bracket bracket(
      double[] sample, int taken, double percent, double[] room, int most) {
    double p = percent / 100;
    double slack = SIGMAS * Math.sqrt(taken * p * (1 - p)) + 2;
    int first = (int) Math.floor((taken - 1) * p - slack);
    int last = (int) Math.ceil((taken - 1) * p + slack);
    double low = first < 0 ? Double.NEGATIVE_INFINITY : Selection.select(sample, taken, first);
    double high = last >= taken ? Double.POSITIVE_INFINITY : Selection.select(sample, taken, last);
    return new Bracket(low, high, room, most);
  }

  private void count(Plane plane) {
    if (plane.flagged() == null && plane.pixels() instanceof Pixels.Floats floats && single) {
      tally.add(floats.values(), 0, (int) plane.size());
      return;
    }
    for (int y = 0; y < plane.height(); y++) {
      plane.readRow(y, row);
      plane.forEachFlagged(y, this::setAside);
      tally.add(row, plane.width());
    }
  }

  /** Takes a flagged pixel of the current row out, but into the statistics. */
  private void setAside(int x) {
    double value = row[x];
    row[x] = Double.NaN;
    if (Double.isFinite(value)) {
      flaggedFinite++;
      flaggedSum += value;
      flaggedMin = Math.min(flaggedMin, value);
      flaggedMax = Math.max(flaggedMax, value);
    }
  }

  @Override
  public PlaneStatistics statistics() {
    return PlaneStatistics.of(
        pixels,
        good() + flaggedFinite,
        Math.min(tally.min(), flaggedMin),
        Math.max(tally.max(), flaggedMax),
        tally.sum() + flaggedSum);
  }

  @Override
  public long good() {
    return tally.count();
  }

  @Override
  public double goodMin() {
    return tally.min();
  }

  @Override
  public double goodMax() {
    return tally.max();
  }

  @Override
  public double percentile(double percent) {
    Bracket bracket = percent == lowPercent ? lower : upper;
    return Percentile.of(
        good(),
        percent,
        single,
        rank -> bracket.value(rank).orElseGet(() -> everything().value(rank)));
  }

  @Override
  public double percentileBetween(double from, double to, double percent) {
    RadixSelection selection = new RadixSelection(planes, from, to, row);
    long count = selection.count();
    return count == 0 ? Double.NaN : Percentile.of(count, percent, single, selection::value);
  }

  private RadixSelection everything() {
    return new RadixSelection(planes, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, row);
  }
}
