package org.fitsql.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads cells of binary and ASCII tables row by row, in bounded memory; gzipped files are inflated
 * on the way. Arrays of variable length are not followed to the heap.
 */
public final class TableReader {

  /** Takes one row; the buffer is valid only during the call. */
  @FunctionalInterface
  private interface RowSink {
    void row(ByteBuffer row);
  }

  /** The number of rows, NAXIS2; 0 where the HDU is no table. */
  public static long rows(Hdu hdu) {
    boolean table = hdu.type() == HduType.TABLE || hdu.type() == HduType.BINTABLE;
    return table && hdu.axes().size() == 2 ? hdu.axes().get(1) : 0;
  }

  /**
   * Physical values of numeric columns, of every {@code step}-th row from the first: an array per
   * column, with all elements of a cell one after the other. NaN where a cell has no number.
   *
   * @throws FitsException.Broken where the file ends before the rows do
   */
  public List<double[]> numbers(Path path, Hdu hdu, List<TableColumn> columns, long step)
      throws IOException {
    long rows = (rows(hdu) + step - 1) / step;
    List<double[]> numbers = new ArrayList<>();
    for (TableColumn column : columns) {
      numbers.add(new double[Math.toIntExact(Math.multiplyExact(rows, (long) column.repeat()))]);
    }
    int[] done = new int[1];
    read(
        path,
        hdu,
        rows(hdu),
        step,
        row -> {
          for (int i = 0; i < columns.size(); i++) {
            Cell.numbers(
                row, columns.get(i), hdu.type(), numbers.get(i), done[0] * columns.get(i).repeat());
          }
          done[0]++;
        });
    return numbers;
  }

  /**
   * The first rows as text, a list of cells per row.
   *
   * @throws FitsException.Broken where the file ends before the rows do
   */
  public List<List<String>> text(Path path, Hdu hdu, List<TableColumn> columns, int most)
      throws IOException {
    List<List<String>> text = new ArrayList<>();
    read(
        path,
        hdu,
        Math.min(most, rows(hdu)),
        1,
        row -> text.add(columns.stream().map(c -> Cell.text(row, c, hdu.type())).toList()));
    return text;
  }

  private static void read(Path path, Hdu hdu, long rows, long step, RowSink sink)
      throws IOException {
    int width = Math.toIntExact(hdu.axes().get(0));
    if (width == 0 || rows == 0) {
      return;
    }
    int atOnce = step > 1 ? 1 : Math.max(1, PixelArrays.CHUNK / width);
    ByteBuffer chunk = ByteBuffer.allocate(Math.multiplyExact(atOnce, width));
    try (FitsSource source = FitsSource.open(path)) {
      source.expect(hdu.dataOffset(), rows * width);
      for (long row = 0; row < rows; row += step * atOnce) {
        int count = (int) Math.min(atOnce, rows - row);
        long position = hdu.dataOffset() + row * width;
        int read = source.read(position, chunk.clear().limit(count * width));
        if (read < count * width) {
          throw new FitsException.Broken(
              path,
              hdu.index(),
              hdu.dataOffset(),
              "",
              hdu.label()
                  + ": the file ends at byte "
                  + (position + read)
                  + ", before its rows do");
        }
        for (int i = 0; i < count; i++) {
          sink.row(chunk.slice(i * width, width));
        }
      }
    }
  }
}
