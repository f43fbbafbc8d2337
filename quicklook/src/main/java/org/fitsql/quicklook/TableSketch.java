package org.fitsql.quicklook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.TableColumn;
import org.fitsql.fits.TableReader;
import org.fitsql.quicklook.plot.Curve;
import org.fitsql.quicklook.plot.Plot;
import org.fitsql.quicklook.plot.TextPage;
import org.jspecify.annotations.Nullable;

/** Draws one table HDU: events as an image, numbers as curves, the rest as text. */
final class TableSketch {
  private static final int MOST_CURVES = 4;
  private static final int MOST_ROWS = 30;
  private static final long MOST_NUMBERS = 8_000_000;

  private final DrawingRules rules;
  private final Painter painter;
  private final TableReader reader = new TableReader();

  TableSketch(DrawingRules rules, Painter painter) {
    this.rules = rules;
    this.painter = painter;
  }

  FilePicture draw(FitsFile file, Hdu hdu) throws IOException {
    List<TableColumn> columns = TableColumn.of(hdu);
    List<TableColumn> numeric = columns.stream().filter(TableColumn::isNumeric).toList();
    Optional<List<TableColumn>> events = rules.events(numeric);
    if (events.isPresent()) {
      return EventImage.draw(file, hdu, events.get(), painter);
    }
    Optional<List<TableColumn>> curve = rules.curve(numeric);
    if (curve.isPresent()) {
      return plot(file, hdu, curve.get().get(1), List.of(curve.get().get(0)), false);
    }
    Optional<List<TableColumn>> points = rules.points(numeric);
    if (points.isPresent() && rules.abscissa(numeric).isEmpty()) {
      return plot(file, hdu, points.get().get(0), List.of(points.get().get(1)), true);
    }
    return numeric.isEmpty() || TableReader.rows(hdu) == 1 && longest(numeric) == 1
        ? text(file, hdu, columns)
        : first(file, hdu, numeric);
  }

  private static int longest(List<TableColumn> columns) {
    return columns.stream().mapToInt(TableColumn::repeat).max().orElse(0);
  }

  /** A few rows with long arrays: those are what the table is for. */
  private static boolean holdsArrays(Hdu hdu, List<TableColumn> numeric) {
    return TableReader.rows(hdu) < longest(numeric);
  }

  /** Of the first column, or of the first one with an array. */
  private static int length(Hdu hdu, List<TableColumn> numeric) {
    return numeric.stream()
        .filter(column -> column.repeat() > 1 || !holdsArrays(hdu, numeric))
        .findFirst()
        .map(TableColumn::repeat)
        .orElse(1);
  }

  /** The first columns, against the one that the rules name or against the row. */
  private FilePicture first(FitsFile file, Hdu hdu, List<TableColumn> numeric) throws IOException {
    Optional<TableColumn> abscissa =
        rules.abscissa(numeric).filter(column -> column.repeat() > 1 || !holdsArrays(hdu, numeric));
    int length = abscissa.map(TableColumn::repeat).orElse(length(hdu, numeric));
    List<TableColumn> drawn =
        numeric.stream()
            .filter(column -> column.repeat() == length && !abscissa.equals(Optional.of(column)))
            .limit(MOST_CURVES)
            .toList();
    return drawn.isEmpty()
        ? plot(file, hdu, null, numeric.subList(0, 1), false)
        : plot(file, hdu, abscissa.orElse(null), drawn, false);
  }

  private FilePicture plot(
      FitsFile file, Hdu hdu, @Nullable TableColumn across, List<TableColumn> up, boolean points)
      throws IOException {
    List<TableColumn> read = new ArrayList<>(up);
    if (across != null) {
      read.add(across);
    }
    int repeat = up.get(0).repeat();
    long step = step(TableReader.rows(hdu), (long) repeat * read.size());
    List<double[]> numbers = reader.numbers(file.path(), hdu, read, step);
    double[] x =
        across == null ? counted(numbers.get(0).length, repeat, step) : numbers.get(up.size());
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < up.size(); i++) {
      double[] y = numbers.get(i);
      curves.add(
          new Curve(
              up.get(i).name(),
              up.get(i).unit(),
              repeat > 1 ? broken(x, repeat) : x,
              repeat > 1 ? broken(y, repeat) : y,
              points || !isAscending(x, repeat)));
    }
    String name = across == null ? repeat > 1 ? "element" : "row" : across.name();
    String title = file.path().getFileName() + "  " + hdu.label();
    Plot plot = new Plot(title, name, across == null ? "" : across.unit(), curves);
    String drawn = String.join(", ", up.stream().map(TableColumn::name).toList());
    String rows = step > 1 ? "; every " + step + "th row" : "";
    return ImageSketch.sketch(hdu, drawn + " over " + name + rows, plot.draw());
  }

  private static long step(long rows, long perRow) {
    return Math.max(1, (rows * perRow + MOST_NUMBERS - 1) / MOST_NUMBERS);
  }

  /** Rows, or elements of each row, from 1. */
  private static double[] counted(int count, int repeat, long step) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = repeat > 1 ? i % repeat + 1 : (double) i * step + 1;
    }
    return numbers;
  }

  /** With a NaN behind every row's array, so that no line joins two rows. */
  private static double[] broken(double[] numbers, int repeat) {
    int rows = numbers.length / repeat;
    double[] broken = new double[numbers.length + rows];
    Arrays.fill(broken, Double.NaN);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(numbers, row * repeat, broken, row * (repeat + 1), repeat);
    }
    return broken;
  }

  private static boolean isAscending(double[] numbers, int repeat) {
    int falling = 0;
    for (int i = 1; i < numbers.length; i++) {
      falling += i % repeat != 0 || repeat == 1 ? numbers[i] < numbers[i - 1] ? 1 : 0 : 0;
    }
    return falling == 0 || falling >= numbers.length - numbers.length / repeat - 1;
  }

  private FilePicture text(FitsFile file, Hdu hdu, List<TableColumn> columns) throws IOException {
    List<List<String>> rows = reader.text(file.path(), hdu, columns, MOST_ROWS);
    long left = TableReader.rows(hdu) - rows.size();
    List<String> head =
        columns.stream()
            .map(c -> c.unit().isEmpty() ? c.name() : c.name() + " [" + c.unit() + "]")
            .toList();
    TextPage page =
        new TextPage(
            file.path().getFileName() + "  " + hdu.label(),
            head,
            rows,
            left > 0 ? "and " + left + " more rows" : "");
    String what =
        rows.size() == 1 ? "the first row as text" : "the first " + rows.size() + " rows as text";
    return ImageSketch.sketch(hdu, what, page.draw());
  }
}
