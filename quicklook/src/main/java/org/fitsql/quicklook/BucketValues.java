package org.fitsql.quicklook;

import java.util.Arrays;
import java.util.List;

/** The values of one bucket, which can be asked for their ranks. */
interface BucketValues {

  /** The value of a rank among them. */
  double value(long rank);

  /** How many are less than {@code limit}. */
  long below(double limit);

  /** Of values at hand; takes the array. */
  static BucketValues of(double[] values) {
    return new Listed(values, values.length);
  }

  /**
   * Fetches the values of a bucket by a pass over all pixels.
   *
   * @param count how many there are, 1 or more
   */
  static BucketValues gather(
      List<Plane> planes, Buckets buckets, int bits, long count, double[] row) {
    Gathering gathering = new Gathering(buckets, bits, count);
    for (Plane plane : planes) {
      for (int y = 0; y < plane.height(); y++) {
        plane.readGoodRow(y, row);
        gathering.add(row, plane.width());
      }
    }
    return gathering.result(planes, row);
  }

  /** Values one by one; ranks by selection. */
  record Listed(double[] values, int count) implements BucketValues {
    @Override
    public double value(long rank) {
      return Selection.select(values, count, (int) rank) + 0.0;
    }

    @Override
    public long below(double limit) {
      return Arrays.stream(values, 0, count).filter(value -> value < limit).count();
    }
  }

  /** One value that fills the bucket. */
  record Same(double only, long count) implements BucketValues {
    @Override
    public double value(long rank) {
      return only + 0.0;
    }

    @Override
    public long below(double limit) {
      return only < limit ? count : 0;
    }
  }

  /** Too many values to hold. */
  record Many(RadixSelection selection, List<Plane> planes, double least, double[] row)
      implements BucketValues {
    @Override
    public double value(long rank) {
      return selection.value(rank);
    }

    @Override
    public long below(double limit) {
      return new RadixSelection(planes, Math.nextDown(least), limit, row).count();
    }
  }

  /** Collects; holds nothing as long as all values are equal. */
  final class Gathering {
    private static final int MOST = 1 << 22;

    private final Buckets buckets;
    private final int bits;
    private final long count;
    private double[] values = new double[0];
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private long found;

    Gathering(Buckets buckets, int bits, long count) {
      this.buckets = buckets;
      this.bits = bits;
      this.count = count;
    }

    void add(double[] row, int width) {
      double centre = buckets.centre();
      boolean edge = bits == Buckets.LOWEST || bits == Buckets.HIGHEST;
      for (int x = 0; x < width; x++) {
        if (Buckets.bits(row[x], centre) == bits
            || (edge && Double.isFinite(row[x]) && buckets.of(row[x]) == bits)) {
          add(row[x]);
        }
      }
    }

    private void add(double value) {
      if (found > 0 && (value < least || value > most) && least == most && count <= MOST) {
        values = new double[(int) count];
        Arrays.fill(values, 0, (int) found, least);
      }
      least = Math.min(least, value);
      most = Math.max(most, value);
      if (values.length > 0) {
        values[(int) found] = value;
      }
      found++;
    }

    BucketValues result(List<Plane> planes, double[] row) {
      if (least == most) {
        return new Same(least, found);
      }
      return values.length > 0
          ? new Listed(values, (int) found)
          : new Many(
              new RadixSelection(planes, Math.nextDown(least), Math.nextUp(most), row),
              planes,
              least,
              row);
    }
  }
}
