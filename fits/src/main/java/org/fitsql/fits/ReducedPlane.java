package org.fitsql.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads a plane that is too large for memory, and keeps only the averages of square boxes of
 * pixels: of their physical values, those without value left out. Memory: one chunk, one row of
 * boxes and the result.
 */
final class ReducedPlane {
  private final Path path;
  private final Hdu hdu;
  private final Pixels.Scaling scaling;
  private final long first;
  private final int size;
  private final double[] values;
  private final ByteBuffer chunk;

  /**
   * @param plane which plane of a cube, from 0
   * @param arrays whose chunk is used
   */
  ReducedPlane(Path path, Hdu hdu, Pixels.Scaling scaling, long plane, PixelArrays arrays) {
    this.path = path;
    this.hdu = hdu;
    this.scaling = scaling;
    this.size = Math.abs(hdu.bitpix()) / 8;
    this.first = hdu.dataOffset() + plane * width() * height() * size;
    this.chunk = arrays.chunk();
    this.values = new double[chunk.capacity() / size];
  }

  private long width() {
    return hdu.axes().get(0);
  }

  private long height() {
    return hdu.axes().size() > 1 ? hdu.axes().get(1) : 1;
  }

  /** The boxes at the far edges may be smaller. */
  Pixels.Floats read(int box) throws IOException {
    int columns = Math.toIntExact((width() + box - 1) / box);
    int rows = Math.toIntExact((height() + box - 1) / box);
    float[] reduced = new float[Math.multiplyExact(columns, rows)];
    double[] sums = new double[columns];
    int[] counts = new int[columns];
    try (FitsSource source = FitsSource.open(path)) {
      source.expect(first, width() * height() * size);
      for (int y = 0; y < rows; y++) {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        long last = Math.min(height(), (long) (y + 1) * box);
        for (long row = (long) y * box; row < last; row++) {
          add(source, row, box, sums, counts);
        }
        for (int x = 0; x < columns; x++) {
          reduced[y * columns + x] = counts[x] == 0 ? Float.NaN : (float) (sums[x] / counts[x]);
        }
      }
    }
    return new Pixels.Floats(columns, rows, new Pixels.Scaling(1, 0, null), reduced);
  }

  private void add(FitsSource source, long row, int box, double[] sums, int[] counts)
      throws IOException {
    for (long x = 0; x < width(); ) {
      int count = (int) Math.min(values.length, width() - x);
      decode(source, first + (row * width() + x) * size, count);
      int column = (int) (x / box);
      int left = box - (int) (x % box);
      for (int i = 0; i < count; i++) {
        double value = values[i];
        if (Double.isFinite(value)) {
          sums[column] += value;
          counts[column]++;
        }
        if (--left == 0) {
          left = box;
          column++;
        }
      }
      x += count;
    }
  }

  private void decode(FitsSource source, long position, int count) throws IOException {
    chunk.clear().limit(count * size);
    int read = source.read(position, chunk);
    if (read < count * size) {
      throw Plane.endsEarly(path, hdu, position + read);
    }
    chunk.flip();
    switch (hdu.bitpix()) {
      case 8 -> whole(count, i -> chunk.get(i) & 0xff);
      case 16 -> whole(count, i -> chunk.getShort(2 * i));
      case 32 -> whole(count, i -> chunk.getInt(4 * i));
      case 64 -> whole(count, i -> chunk.getLong(8 * i));
      case -32 -> {
        for (int i = 0; i < count; i++) {
          values[i] = chunk.getFloat(4 * i) * scaling.scale() + scaling.zero();
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          values[i] = chunk.getDouble(8 * i) * scaling.scale() + scaling.zero();
        }
      }
    }
  }

  @FunctionalInterface
  private interface Stored {
    long at(int index);
  }

  private void whole(int count, Stored stored) {
    Long blank = scaling.blank();
    for (int i = 0; i < count; i++) {
      long value = stored.at(i);
      values[i] =
          blank != null && blank == value ? Double.NaN : value * scaling.scale() + scaling.zero();
    }
  }
}
