package org.fitsql.fits;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one FITS stream, plain or gunzipped on the way. Positions are those of the FITS
 * stream. Not thread-safe.
 */
interface FitsSource extends Closeable {
  /** Bytes that a gzip file is known by. */
  int MAGIC = 2;

  /**
   * Reads until {@code into} is full or the stream ends. A gunzipped stream only goes forward: each
   * call begins where the last one ended, or later.
   *
   * @return bytes read, 0 at or beyond the end
   */
  int read(long position, ByteBuffer into) throws IOException;

  /** Bytes of the whole stream; for a gunzipped one this reads to its end. */
  long size() throws IOException;

  /** Upper bound for {@link #size()} that costs nothing to learn. */
  long sizeAtMost() throws IOException;

  /** What was odd about the stream itself; known once {@link #size()} was asked. Null: nothing. */
  @Nullable String oddity() throws IOException;

  /** Whether the stream stopped before its own end mark: a gzip file that is cut off. */
  boolean cutOff();

  /**
   * Announces that these bytes are read next, forward and maybe with gaps: a source that asks for
   * them over a network asks once.
   */
  default void expect(long position, long count) throws IOException {}

  /** The path under which this very version of the file is found again. */
  default Path pinned(Path path) {
    return path;
  }

  /** Opens a file, and looks at its first bytes to see whether it is gzipped. */
  static FitsSource open(Path path) throws IOException {
    return open(path, ByteBuffer.allocate(MAGIC));
  }

  /**
   * The same, where those first bytes are of use.
   *
   * @param head empty; gets as many of the first bytes of the stream as came with opening it, maybe
   *     none
   */
  static FitsSource open(Path path, ByteBuffer head) throws IOException {
    if (path.getFileSystem() instanceof RangedFileSystem remote) {
      RangedFile file = remote.open(path);
      RangedSource source = new RangedSource(file);
      return source.isGzipped()
          ? new GzipSource(path, source.stored(), file.size(), file.pinned(true))
          : source;
    }
    return openLocal(path, head);
  }

  private static FitsSource openLocal(Path path, ByteBuffer head) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      PlainSource plain = new PlainSource(channel);
      if (plain.sizeAtMost() == 0) {
        channel.read(ByteBuffer.allocate(1), 0); // what cannot be read is not empty
      }
      if (!isGzipped(head, plain.read(0, head))) {
        return plain;
      }
      head.clear();
      return new GzipSource(path, Channels.newInputStream(channel), channel.size(), path);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether the first bytes of a file are those of gzip. */
  static boolean isGzipped(ByteBuffer magic, int count) {
    return count >= MAGIC && (magic.get(0) & 0xff) == 0x1f && (magic.get(1) & 0xff) == 0x8b;
  }
}
