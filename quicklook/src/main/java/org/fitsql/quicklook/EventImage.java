package org.fitsql.quicklook;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Pixels;
import org.fitsql.fits.TableColumn;
import org.fitsql.fits.TableReader;

/** The density of events: how many of them fall into each bin of an image. */
final class EventImage {
  private static final int MOST_BINS = 1024;
  private static final int LEAST_BINS = 64;
  private static final long MOST_EVENTS = 100_000_000;

  private EventImage() {}

  /**
   * @param columns of x and y
   */
  static FilePicture draw(FitsFile file, Hdu hdu, List<TableColumn> columns, Painter painter)
      throws IOException {
    long step = Math.max(1, (TableReader.rows(hdu) + MOST_EVENTS - 1) / MOST_EVENTS);
    List<double[]> events = new TableReader().numbers(file.path(), hdu, columns, step);
    Bins x = Bins.of(events.get(0));
    Bins y = Bins.of(events.get(1));
    int bins = bins(events.get(0).length);
    double size = Math.max(x.binSize(bins), y.binSize(bins));
    int width = x.count(size);
    int height = y.count(size);
    int[] counts = new int[width * height];
    for (int i = 0; i < events.get(0).length; i++) {
      double column = (events.get(0)[i] - x.min()) / size;
      double row = (events.get(1)[i] - y.min()) / size;
      if (Double.isFinite(column) && Double.isFinite(row)) {
        counts[Math.min(height - 1, (int) row) * width + Math.min(width - 1, (int) column)]++;
      }
    }
    String what =
        String.format(
            Locale.ROOT,
            "events of %s and %s in bins of %s",
            columns.get(0).name(),
            columns.get(1).name(),
            size == Math.rint(size) ? String.valueOf((long) size) : String.valueOf((float) size));
    Pixels pixels = new Pixels.Ints(width, height, new Pixels.Scaling(1, 0, null), counts);
    return painter.plane(hdu, what, new Plane(pixels, null), 1);
  }

  /** Few events in small bins would be nothing but ones and zeros. */
  private static int bins(int events) {
    return (int) Math.max(LEAST_BINS, Math.min(MOST_BINS, 2 * Math.sqrt(events)));
  }

  /**
   * @param min least finite number, 0 where there is none
   * @param max largest finite number
   */
  private record Bins(double min, double max) {

    static Bins of(double[] numbers) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (double number : numbers) {
        if (Double.isFinite(number)) {
          min = Math.min(min, number);
          max = Math.max(max, number);
        }
      }
      return min > max ? new Bins(0, 0) : new Bins(min, max);
    }

    /** Whole numbers where coordinates are detector pixels; smaller bins for small ranges. */
    double binSize(int bins) {
      double least = (max - min) / bins;
      return least > 1 || max - min > 64 ? Math.ceil(least) : least;
    }

    int count(double size) {
      return size > 0 ? Math.max(1, Math.min(MOST_BINS + 1, (int) ((max - min) / size) + 1)) : 1;
    }
  }
}
