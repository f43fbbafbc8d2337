package org.fitsql.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A stretch of the stream held in memory. It moves forward only, and is as large as the largest
 * header asks for.
 */
final class ByteWindow {
  private final FitsSource source;
  private byte[] bytes;
  private long start;
  private int length;

  /**
   * @param room to read into: what is asked of the disk at once; one that holds most headers saves
   *     calls
   * @param loaded how many bytes at its beginning are the first ones of the stream
   */
  ByteWindow(FitsSource source, byte[] room, int loaded) {
    this.source = source;
    this.bytes = room;
    this.length = loaded;
  }

  /**
   * Brings the bytes from {@code offset} on into the window.
   *
   * @return how many there are from {@code offset} on; fewer than {@code wanted} only at the end of
   *     the stream, and possibly more
   */
  int load(long offset, int wanted) throws IOException {
    long end = start + length;
    if (offset >= start && offset + wanted <= end) {
      return (int) (end - offset);
    }
    int kept = offset >= start && offset < end ? (int) (end - offset) : 0;
    byte[] target = wanted > bytes.length ? new byte[Math.max(wanted, 2 * bytes.length)] : bytes;
    System.arraycopy(bytes, length - kept, target, 0, kept);
    bytes = target;
    start = offset;
    length = kept + source.read(offset + kept, ByteBuffer.wrap(bytes, kept, bytes.length - kept));
    return length;
  }

  /** The array that holds the window; valid until the next {@link #load}. */
  byte[] array() {
    return bytes;
  }

  /** Index in {@link #array()} of a byte that was loaded. */
  int index(long offset) {
    return (int) (offset - start);
  }

  byte[] copy(long offset, int count) {
    int from = index(offset);
    return Arrays.copyOfRange(bytes, from, from + count);
  }
}
