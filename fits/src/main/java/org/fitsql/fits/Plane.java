package org.fitsql.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads one plane of uncompressed pixels, chunk by chunk, into arrays of the file's type. */
final class Plane {

  /** Takes big-endian bytes and stores their elements from an index on. */
  @FunctionalInterface
  private interface Decoder {
    void decode(ByteBuffer bytes, int at, int count);
  }

  private final Path path;
  private final Hdu hdu;
  private final FitsSource source;
  private final PixelArrays arrays;
  private final int slot;
  private final long plane;
  private long start;
  private @Nullable CRC32C crc;

  /**
   * @param plane which plane of a cube, from 0
   */
  Plane(Path path, Hdu hdu, FitsSource source, PixelArrays arrays, int slot, long plane) {
    this.path = path;
    this.hdu = hdu;
    this.source = source;
    this.arrays = arrays;
    this.slot = slot;
    this.plane = plane;
    this.start = hdu.dataOffset();
  }

  Pixels read(int width, int height, Pixels.Scaling scaling) throws IOException {
    begin(width, height);
    Pixels all = rows(0, width, height, scaling);
    end();
    return all;
  }

  /** The same rows in parts, each of which is valid until the next one comes. */
  void read(int width, int height, Pixels.Scaling scaling, PixelReader.RowSink sink)
      throws IOException {
    begin(width, height);
    int most = Math.max(1, PixelArrays.CHUNK / elementSize() / width);
    for (int row = 0; row < height; row += most) {
      sink.take(row, rows(row, width, Math.min(most, height - row), scaling));
    }
    end();
  }

  /** Tells of those 16-bit integers that have one of some bits. */
  void marked(int width, int height, int mask, PixelReader.MarkSink sink) throws IOException {
    begin(width, height);
    fill(start, width * height, (bytes, at, count) -> marked(bytes, at, count, mask, sink));
    end();
  }

  // nearly all groups of four have none, and one question as they are stored tells so
  private static void marked(
      ByteBuffer bytes, int at, int count, int mask, PixelReader.MarkSink sink) {
    // whoever asks for bits beyond the sixteenth asks for the sign, which fills them
    int any = mask & 0xffff | (mask >>> Short.SIZE != 0 ? 0x8000 : 0);
    long four = any * 0x0001_0001_0001_0001L;
    int grouped = count & ~3;
    for (int i = 0; i < grouped; i += 4) {
      long group = bytes.getLong(i * Short.BYTES);
      if ((group & four) != 0) {
        tell(group, group & four, at + i, sink);
      }
    }
    for (int i = grouped; i < count; i++) {
      int value = bytes.getShort(i * Short.BYTES);
      if ((value & any) != 0) {
        sink.take(at + i, value);
      }
    }
  }

  private static void tell(long group, long marks, int at, PixelReader.MarkSink sink) {
    for (long left = marks; left != 0; ) {
      int place = Long.numberOfLeadingZeros(left) / Short.SIZE;
      sink.take(at + place, (short) (group >>> (3 - place) * Short.SIZE));
      left &= -1L >>> Short.SIZE >>> place * Short.SIZE;
    }
  }

  private void begin(int width, int height) throws IOException {
    long bytes = (long) width * height * elementSize();
    start = hdu.dataOffset() + plane * bytes;
    requireBytes(bytes);
    source.expect(start, bytes);
    crc = arrays.hashes() == null ? null : arrays.hashes().begin(hdu, bytes);
  }

  private void end() {
    if (arrays.hashes() != null && crc != null) {
      arrays.hashes().end(hdu, crc);
    }
  }

  private Pixels rows(int first, int width, int height, Pixels.Scaling scaling) throws IOException {
    int n = width * height;
    long from = start + (long) first * width * elementSize();
    return switch (hdu.bitpix()) {
      case 8 -> {
        byte[] values = arrays.array(byte[].class, slot, n, byte[]::new);
        fill(from, n, (bytes, at, count) -> bytes.get(values, at, count));
        yield new Pixels.Bytes(width, height, scaling, values);
      }
      case 16 -> {
        short[] values = arrays.array(short[].class, slot, n, short[]::new);
        fill(from, n, (bytes, at, count) -> bytes.asShortBuffer().get(values, at, count));
        yield new Pixels.Shorts(width, height, scaling, values);
      }
      case 32 -> {
        int[] values = arrays.array(int[].class, slot, n, int[]::new);
        fill(from, n, (bytes, at, count) -> bytes.asIntBuffer().get(values, at, count));
        yield new Pixels.Ints(width, height, scaling, values);
      }
      case 64 -> {
        long[] values = arrays.array(long[].class, slot, n, long[]::new);
        fill(from, n, (bytes, at, count) -> bytes.asLongBuffer().get(values, at, count));
        yield new Pixels.Longs(width, height, scaling, values);
      }
      case -32 -> {
        float[] values = arrays.array(float[].class, slot, n, float[]::new);
        fill(from, n, (bytes, at, count) -> bytes.asFloatBuffer().get(values, at, count));
        yield new Pixels.Floats(width, height, scaling, values);
      }
      default -> {
        double[] values = arrays.array(double[].class, slot, n, double[]::new);
        fill(from, n, (bytes, at, count) -> bytes.asDoubleBuffer().get(values, at, count));
        yield new Pixels.Doubles(width, height, scaling, values);
      }
    };
  }

  /** Refuses a header that promises more than the file can hold, before memory is taken for it. */
  private void requireBytes(long count) throws IOException {
    if (start + count > source.sizeAtMost()) {
      throw endsEarly(path, hdu, source.sizeAtMost());
    }
  }

  private void fill(long from, int elements, Decoder decoder) throws IOException {
    int size = elementSize();
    ByteBuffer chunk = arrays.chunk();
    int perChunk = chunk.capacity() / size;
    for (int at = 0; at < elements; at += perChunk) {
      int count = Math.min(perChunk, elements - at);
      long position = from + (long) at * size;
      chunk.clear().limit(count * size);
      int read = source.read(position, chunk);
      if (read < count * size) {
        throw endsEarly(path, hdu, position + read);
      }
      chunk.flip();
      if (crc != null) {
        crc.update(chunk.duplicate());
      }
      decoder.decode(chunk, at, count);
    }
  }

  private int elementSize() {
    return Math.abs(hdu.bitpix()) / 8;
  }

  static FitsException.Broken endsEarly(Path path, Hdu hdu, long size) {
    return new FitsException.Broken(
        path,
        hdu.index(),
        hdu.dataOffset(),
        "",
        hdu.label() + ": the file ends at byte " + size + ", before its pixels do");
  }
}
