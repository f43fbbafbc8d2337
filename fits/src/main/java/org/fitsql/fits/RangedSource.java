package org.fitsql.fits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read by requests. Their number counts, not their size: the first brings the
 * headers of most small HDUs, each header further on comes with one more, and bytes that were
 * announced come with one however often they are read on.
 *
 * <p>A header of up to {@link #NEXT} bytes takes one request, one of up to nine times as many two.
 */
final class RangedSource implements FitsSource {
  /** Whole files of tables and small images; some 3 ms of a line that brings 100 MB/s. */
  static final int FIRST = 256 * 1024;

  /** Five times the headers of a rich HDU. */
  static final int NEXT = 64 * 1024;

  private static final int GROWTH = 8;
  private static final int MOST = 4 * 1024 * 1024;

  private final RangedFile file;
  private final byte[] passage = new byte[NEXT];
  private byte[] block = new byte[0];
  private long blockStart;
  private int nextBlock = NEXT;
  private long announced;
  private long announcedEnd;
  private @Nullable InputStream stream;
  private long streamAt;

  RangedSource(RangedFile file) {
    this.file = file;
  }

  /** Whether the file is gzipped: by what is known of it, or by its first bytes. */
  boolean isGzipped() throws IOException {
    if (file.gzipped().isPresent()) {
      return file.gzipped().get();
    }
    ByteBuffer magic = ByteBuffer.allocate(MAGIC);
    return FitsSource.isGzipped(magic, read(0, magic));
  }

  /** All bytes as they are stored, by one request. */
  InputStream stored() throws IOException {
    return file.range(0, file.size());
  }

  @Override
  public int read(long position, ByteBuffer into) throws IOException {
    int start = into.position();
    while (into.hasRemaining()) {
      long at = position + into.position() - start;
      if (!fromBlock(at, into) && !fromStream(at, into) && !fetch(at, into.remaining())) {
        break;
      }
    }
    return into.position() - start;
  }

  private boolean fromBlock(long at, ByteBuffer into) {
    if (at < blockStart || at >= blockStart + block.length) {
      return false;
    }
    int offset = (int) (at - blockStart);
    into.put(block, offset, Math.min(into.remaining(), block.length - offset));
    return true;
  }

  private boolean fromStream(long at, ByteBuffer into) throws IOException {
    InputStream open = stream;
    if (open == null || at < streamAt || at >= announcedEnd) {
      return false;
    }
    open.skipNBytes(at - streamAt);
    streamAt = at;
    int wanted = (int) Math.min(into.remaining(), announcedEnd - at);
    int count =
        into.hasArray()
            ? open.read(into.array(), into.arrayOffset() + into.position(), wanted)
            : open.read(passage, 0, Math.min(wanted, passage.length));
    if (count < 0) {
      throw new IOException("the store ended the answer at byte " + at + " without saying why");
    }
    if (into.hasArray()) {
      into.position(into.position() + count);
    } else {
      into.put(passage, 0, count);
    }
    streamAt += count;
    return true;
  }

  /** Asks for more; false at the end of the file. */
  private boolean fetch(long at, int wanted) throws IOException {
    boolean begun = at == 0 && block.length == 0 && !file.gzipped().isPresent();
    if (!begun && at >= file.size()) {
      return false;
    }
    if (at >= announced && at < announcedEnd) {
      open(at);
      return true;
    }
    boolean onward = block.length > 0 && at == blockStart + block.length;
    nextBlock = onward ? Math.min(MOST, nextBlock * GROWTH) : NEXT;
    int count = Math.max(wanted, at == 0 ? FIRST : nextBlock);
    try (InputStream range = file.range(at, count)) {
      block = range.readNBytes(count);
    }
    blockStart = at;
    return block.length > 0;
  }

  private void open(long at) throws IOException {
    close();
    stream = file.range(at, announcedEnd - at);
    streamAt = at;
  }

  @Override
  public void expect(long position, long count) throws IOException {
    close();
    announced = position;
    announcedEnd = Math.min(position + count, file.size());
  }

  @Override
  public Path pinned(Path path) {
    return file.pinned(false);
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public long sizeAtMost() throws IOException {
    return file.size();
  }

  @Override
  public @Nullable String oddity() {
    return null;
  }

  @Override
  public boolean cutOff() {
    return false;
  }

  @Override
  public void close() throws IOException {
    InputStream open = stream;
    stream = null;
    if (open != null) {
      open.close();
    }
  }
}
