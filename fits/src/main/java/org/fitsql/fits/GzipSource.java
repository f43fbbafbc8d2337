package org.fitsql.fits;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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
  private final FileChannel channel;
  private final byte[] chunk = new byte[CHUNK];
  private @Nullable InputStream inflater;
  private long position;
  private boolean ended;
  private boolean cutOff;

  GzipSource(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
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
        stream = new GZIPInputStream(Channels.newInputStream(channel), CHUNK);
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
  public long size() throws IOException {
    while (!ended) {
      inflate(CHUNK);
    }
    return position;
  }

  @Override
  public long sizeAtMost() throws IOException {
    return Math.multiplyExact(channel.size(), MOST_EXPANSION);
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
    // the inflater holds native memory: close it first, it closes the channel
    try (channel) {
      if (inflater != null) {
        inflater.close();
      }
    }
  }
}
