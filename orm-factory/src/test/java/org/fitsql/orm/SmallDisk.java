package org.fitsql.orm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2, {@code jdbc:h2:small:...}, on which no file grows beyond a limit: the write
 * that would is done as far as there is room, and fails.
 */
public final class SmallDisk extends FilePathWrapper {
  private static final AtomicLong SIZE = new AtomicLong(Long.MAX_VALUE);

  static void mount() {
    FilePath.register(new SmallDisk());
  }

  /** How large a file may become; H2 makes the objects of its file systems itself. */
  static void size(long bytes) {
    SIZE.set(bytes);
  }

  @Override
  public String getScheme() {
    return "small";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Limited(getBase().open(mode));
  }

  private static final class Limited extends FileBase {
    private final FileChannel file;

    Limited(FileChannel file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
      long room = SIZE.get() - position;
      if (room >= bytes.remaining()) {
        return file.write(bytes, position);
      }
      if (room <= 0) {
        throw new IOException("No space left on device");
      }
      int end = bytes.limit();
      bytes.limit(bytes.position() + (int) room);
      int written = file.write(bytes, position);
      bytes.limit(end);
      return written;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int written = write(bytes, file.position());
      file.position(file.position() + written);
      return written;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return file.read(bytes);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
      return file.read(bytes, position);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
