package org.fitsql.fits;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A gzipped file, inflated as it is read; concatenated members are one stream. What is skipped is
 * inflated into one small buffer and thrown away, so memory does not grow with the file.
 */
final class GzipSource implements FitsSource {
  private static final int CHUNK = 64 * 1024;

  /** No deflate stream expands further than this (1,032 to 1, zlib's technical details). */
  private static final long MOST_EXPANSION = 1032;

  private final Path path;
  private final InputStream stored;
  private final long storedSize;
  private final Path pinned;
  private final byte[] chunk = new byte[CHUNK];
  private @Nullable InputStream inflater;
  private long position;
  private boolean ended;
  private boolean cutOff;

  /**
   * @param stored the file as it is stored; closed with this
   * @param storedSize its bytes
   * @param pinned path of this version of the file
   */
  GzipSource(Path path, InputStream stored, long storedSize, Path pinned) {
    this.path = path;
    this.stored = stored;
    this.storedSize = storedSize;
    this.pinned = pinned;
  }

  @Override
  public int read(long from, ByteBuffer into) throws IOException {
    if (from < position) {
      throw new IllegalArgumentException("a gzip stream cannot go back to byte " + from);
    }
    while (position < from && !ended) {
      inflate((int) Math.min(CHUNK, from - position));
    }
    int start = into.position();
    while (into.hasRemaining() && !ended) {
      into.put(chunk, 0, inflate(Math.min(CHUNK, into.remaining())));
    }
    return into.position() - start;
  }

  /** Inflates up to {@code length} bytes into the chunk, and returns how many came. */
  private int inflate(int length) throws IOException {
    try {
      InputStream stream = inflater;
      if (stream == null) {
        stream = new GZIPInputStream(stored, CHUNK);
        inflater = stream;
      }
      int count = stream.read(chunk, 0, length);
      ended = count < 0;
      position += Math.max(count, 0);
      return Math.max(count, 0);
    } catch (EOFException e) {
      ended = true;
      cutOff = true;
      return 0;
    } catch (ZipException e) {
      FitsException broken =
          new FitsException.Broken(
              path, 0, position, "", "the gzip stream is damaged: " + e.getMessage());
      broken.initCause(e);
      throw broken;
    }
  }

  @Override
  public Path pinned(Path opened) {
    return pinned;
  }

  @Override
  public long size() throws IOException {
    while (!ended) {
      inflate(CHUNK);
    }
    return position;
  }

  @Override
  public long sizeAtMost() {
    return Math.multiplyExact(storedSize, MOST_EXPANSION);
  }

  @Override
  public @Nullable String oddity() {
    return cutOff ? "the gzip stream ends early, after " + position + " bytes of FITS" : null;
  }

  @Override
  public boolean cutOff() {
    return cutOff;
  }

  @Override
  public void close() throws IOException {
    // the inflater holds native memory: close it first, it closes what it reads
    try (stored) {
      if (inflater != null) {
        inflater.close();
      }
    }
  }
}
