package org.fitsql.simulation.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The pixels of an image of up to two axes, asked for row by row from the bottom, so that planes
 * which can be computed on the way (error arrays, overscan) are never held.
 */
public final class ImageData implements HduData {
  private final int bitpix;
  private final List<Long> axes;
  private final long bzero;
  private final RowSource rows;

  private ImageData(int bitpix, List<Long> axes, long bzero, RowSource rows) {
    this.bitpix = bitpix;
    this.axes = axes;
    this.bzero = bzero;
    this.rows = rows;
  }

  /** Puts the stored values of one row into a big-endian buffer. */
  @FunctionalInterface
  private interface RowSource {
    void put(int y, ByteBuffer row);
  }

  /** Computes one row of physical values. */
  @FunctionalInterface
  public interface FloatRow {
    /**
     * @param y row from 0
     * @param into receives the values; its length is the width
     */
    void fill(int y, float[] into);
  }

  /** BITPIX -32, row by row. */
  public static ImageData floats(int width, int height, FloatRow rows) {
    float[] values = new float[width];
    return image(
        -32,
        width,
        height,
        (y, row) -> {
          rows.fill(y, values);
          row.asFloatBuffer().put(values);
        });
  }

  /** BITPIX -32. */
  public static ImageData floats(int width, int height, float[] pixels) {
    return image(-32, width, height, (y, row) -> row.asFloatBuffer().put(pixels, y * width, width));
  }

  /** BITPIX -64. */
  public static ImageData doubles(int width, int height, double[] pixels) {
    return image(
        -64, width, height, (y, row) -> row.asDoubleBuffer().put(pixels, y * width, width));
  }

  /** BITPIX 8, unsigned. */
  public static ImageData bytes(int width, int height, byte[] pixels) {
    return image(8, width, height, (y, row) -> row.put(pixels, y * width, width));
  }

  /** BITPIX 16. */
  public static ImageData shorts(int width, int height, short[] pixels) {
    return image(16, width, height, (y, row) -> row.asShortBuffer().put(pixels, y * width, width));
  }

  /** BITPIX 32. */
  public static ImageData ints(int width, int height, int[] pixels) {
    return image(32, width, height, (y, row) -> row.asIntBuffer().put(pixels, y * width, width));
  }

  /** BITPIX 64. */
  public static ImageData longs(int width, int height, long[] pixels) {
    return image(64, width, height, (y, row) -> row.asLongBuffer().put(pixels, y * width, width));
  }

  /** Values from 0 to 65,535 as BITPIX 16 with BZERO 32768; anything outside is clipped. */
  public static ImageData unsignedShorts(int width, int height, FloatRow rows) {
    float[] values = new float[width];
    RowSource source =
        (y, row) -> {
          rows.fill(y, values);
          for (float value : values) {
            row.putShort((short) (Math.min(65_535, Math.max(0, Math.round(value))) - 32_768));
          }
        };
    return new ImageData(16, List.of((long) width, (long) height), 32_768, source);
  }

  /** An array of one axis, BITPIX 16. */
  public static ImageData vector(short[] pixels) {
    return new ImageData(
        16, List.of((long) pixels.length), 0, (y, row) -> row.asShortBuffer().put(pixels));
  }

  private static ImageData image(int bitpix, int width, int height, RowSource rows) {
    return new ImageData(bitpix, List.of((long) width, (long) height), 0, rows);
  }

  @Override
  public int bitpix() {
    return bitpix;
  }

  @Override
  public List<Long> axes() {
    return axes;
  }

  @Override
  public void describe(HduBuilder hdu) {
    if (bzero != 0) {
      hdu.card("BSCALE", 1.0, "scale factor for array value to physical value");
      hdu.card("BZERO", (double) bzero, "physical value for an array value of zero");
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    int height = axes.size() < 2 ? 1 : Math.toIntExact(axes.get(1));
    ByteBuffer row =
        ByteBuffer.allocate(Math.toIntExact(axes.get(0)) * Math.abs(bitpix) / Byte.SIZE);
    for (int y = 0; y < height; y++) {
      rows.put(y, row.clear());
      out.write(row.array());
    }
  }
}
