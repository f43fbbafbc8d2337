package org.fitsql.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * A file as it lies on the disk, read by positioned reads. Its size is taken once: bytes that a
 * writer appends later do not exist for this reader, and bytes that vanish count as the end, so
 * that what is said about the file belongs to one moment.
 */
final class PlainSource implements FitsSource {
  private final FileChannel channel;
  private final long sizeAtOpening;
  private long size;
  private long sizeLast;

  PlainSource(FileChannel channel) throws IOException {
    this.channel = channel;
    this.sizeAtOpening = channel.size();
    this.size = sizeAtOpening;
    this.sizeLast = sizeAtOpening;
  }

  @Override
  public int read(long position, ByteBuffer into) throws IOException {
    int start = into.position();
    long left = size - position;
    if (left < into.remaining()) {
      into.limit(start + (int) Math.max(left, 0));
    }
    while (into.hasRemaining()) {
      long at = position + into.position() - start;
      if (channel.read(into, at) < 0) {
        size = at;
        break;
      }
    }
    return into.position() - start;
  }

  @Override
  public long size() throws IOException {
    sizeLast = channel.size();
    size = Math.min(size, sizeLast);
    return size;
  }

  @Override
  public long sizeAtMost() {
    return size;
  }

  @Override
  public @Nullable String oddity() {
    return sizeLast == sizeAtOpening && sizeLast == size
        ? null
        : "the file's size went from "
            + sizeAtOpening
            + " to "
            + sizeLast
            + " bytes while it was read";
  }

  @Override
  public boolean cutOff() {
    return false;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
