package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.fitsql.fits.FitsException;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.HduType;
import org.fitsql.fits.PixelArrays;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.Pixels;
import org.fitsql.quicklook.plot.Canvas;
import org.fitsql.quicklook.plot.Curve;
import org.fitsql.quicklook.plot.Plot;

/** Draws one image HDU of any shape. */
final class ImageSketch {
  private static final int MOST_SLICES = 8;

  /** An image of so few rows, each so many times as long, is a set of spectra. */
  private static final int MOST_CURVES = 4;

  private static final int LONG = 100;
  private static final long MOST_POINTS = 10_000_000;

  private final DrawingRules rules;
  private final Painter painter;
  private final PixelReader reader = new PixelReader();

  ImageSketch(DrawingRules rules, Painter painter) {
    this.rules = rules;
    this.painter = painter;
  }

  static boolean hasPixels(Hdu hdu) {
    List<Long> axes = PixelReader.imageAxes(hdu);
    return !axes.isEmpty() && axes.stream().allMatch(axis -> axis > 0);
  }

  FilePicture draw(FitsFile file, Hdu given) throws IOException {
    Hdu hdu = squeezed(given);
    List<Long> axes = PixelReader.imageAxes(hdu);
    long width = axes.get(0);
    long height = axes.size() > 1 ? axes.get(1) : 1;
    long planes = axes.stream().skip(2).reduce(1L, (a, b) -> a * b);
    boolean line = (width == 1 || height == 1) && width * height > 1;
    boolean lines = height <= MOST_CURVES && width >= LONG * height;
    if (planes == 1 && (line || lines) && width * height <= MOST_POINTS) {
      return curve(file, hdu);
    }
    int box = PlaneLoader.box(width, height);
    if (planes == 1) {
      return painter.plane(hdu, "", plane(file.path(), hdu, 0, box), box);
    }
    return isRamp(file, hdu, axes) ? ramp(file, hdu, axes) : strip(file, hdu, planes);
  }

  /** Without axes of length 1, which change no pixel's place. */
  private static Hdu squeezed(Hdu hdu) {
    boolean plain = hdu.type() == HduType.PRIMARY || hdu.type() == HduType.IMAGE;
    List<Long> axes = hdu.axes().stream().filter(axis -> axis > 1).toList();
    if (!plain || hdu.axes().size() < 3 || axes.isEmpty()) {
      return hdu;
    }
    return new Hdu(
        hdu.index(),
        hdu.type(),
        hdu.extname(),
        hdu.extver(),
        hdu.bitpix(),
        axes,
        hdu.header(),
        hdu.headerOffset(),
        hdu.dataOffset(),
        hdu.dataSize());
  }

  private boolean isRamp(FitsFile file, Hdu hdu, List<Long> axes) {
    return axes.size() > 2
        && axes.get(2) > 1
        && rules.ramps().stream()
            .flatMap(
                keyword ->
                    hdu
                        .header()
                        .whole(keyword)
                        .or(() -> file.primary().flatMap(p -> p.header().whole(keyword)))
                        .stream())
            .anyMatch(reads -> reads.equals(axes.get(2)));
  }

  /** Of the first integration. */
  private FilePicture ramp(FitsFile file, Hdu hdu, List<Long> axes) throws IOException {
    int box = PlaneLoader.box(axes.get(0), axes.get(1));
    Plane first = plane(file.path(), hdu, 0, box);
    Plane last = plane(file.path(), hdu, axes.get(2) - 1, box);
    int width = first.width();
    float[] difference = new float[width * first.height()];
    double[] before = new double[width];
    double[] after = new double[width];
    for (int y = 0; y < first.height(); y++) {
      first.readRow(y, before);
      last.readRow(y, after);
      for (int x = 0; x < width; x++) {
        difference[y * width + x] = (float) (after[x] - before[x]);
      }
    }
    Pixels pixels =
        new Pixels.Floats(width, first.height(), new Pixels.Scaling(1, 0, null), difference);
    String what = "read " + axes.get(2) + " minus read 1";
    return painter.plane(hdu, what, new Plane(pixels, null), box);
  }

  private FilePicture strip(FitsFile file, Hdu hdu, long planes) throws IOException {
    List<Long> axes = PixelReader.imageAxes(hdu);
    int count = (int) Math.min(MOST_SLICES, planes);
    int columns = columns(count, axes.get(0), axes.get(1));
    int rows = (count + columns - 1) / columns;
    int box = PlaneLoader.box((double) columns * axes.get(0), (double) rows * axes.get(1));
    long[] chosen =
        LongStream.range(0, count)
            .map(i -> count == 1 ? 0 : Math.round((double) i * (planes - 1) / (count - 1)))
            .toArray();
    List<Plane> slices = new ArrayList<>();
    for (long plane : chosen) {
      slices.add(plane(file.path(), hdu, plane, box));
    }
    String numbers =
        LongStream.of(chosen).mapToObj(i -> String.valueOf(i + 1)).collect(Collectors.joining(" "));
    return painter.strip(hdu, "slices " + numbers + " of " + planes, slices, columns, box);
  }

  /** So that the whole is as near to a square as can be. */
  private static int columns(int count, long width, long height) {
    int best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int columns = 1; columns <= count; columns++) {
      int rows = (count + columns - 1) / columns;
      double off = Math.abs(Math.log((double) columns * width / (rows * height)));
      if (off < least && columns * rows < count + columns) {
        least = off;
        best = columns;
      }
    }
    return best;
  }

  private Plane plane(Path path, Hdu hdu, long plane, int box) throws IOException {
    PixelArrays arrays = new PixelArrays();
    Pixels pixels =
        (box > 1
                ? reader.readReduced(path, hdu, plane, box, arrays)
                : reader.read(path, hdu, plane, arrays, 0))
            .orElseThrow(
                () ->
                    new FitsException.Broken(
                        path, hdu.index(), hdu.headerOffset(), "NAXIS", "it has no pixels"));
    return new Plane(pixels, null);
  }

  private FilePicture curve(FitsFile file, Hdu hdu) throws IOException {
    Plane plane = plane(file.path(), hdu, 0, 1);
    int rows = plane.width() == 1 ? 1 : plane.height();
    int length = (int) (plane.size() / rows);
    Abscissa x = Abscissa.of(hdu.header(), length);
    String unit = hdu.header().text("BUNIT").map(String::strip).orElse("");
    double[] all = values(plane);
    List<Curve> curves = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      String name = rows == 1 ? "pixel value" : "row " + (row + 1);
      double[] values = Arrays.copyOfRange(all, row * length, (row + 1) * length);
      curves.add(new Curve(name, unit, x.numbers(), values, false));
    }
    String title = file.path().getFileName() + "  " + hdu.label();
    Plot plot = new Plot(title, x.name(), x.unit(), curves);
    return sketch(hdu, "pixel value over " + x.name(), plot.draw());
  }

  private static double[] values(Plane plane) {
    double[] values = new double[Math.toIntExact(plane.size())];
    double[] row = new double[plane.width()];
    for (int y = 0; y < plane.height(); y++) {
      plane.readRow(y, row);
      System.arraycopy(row, 0, values, y * row.length, row.length);
    }
    return values;
  }

  static FilePicture sketch(Hdu hdu, String description, Canvas canvas) {
    GreyImage image = new GreyImage(canvas.width(), canvas.height(), canvas.levels());
    return new FilePicture(hdu.label(), description, image, null);
  }
}
