package org.fitsql.testkit.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import org.fitsql.testkit.files.Fault.Operation;
import org.jspecify.annotations.Nullable;

/** An open file of which any read may fail. */
final class FaultyChannel extends FileChannel {
  private final FileChannel real;
  private final Path path;
  private final Fault fault;

  FaultyChannel(FileChannel real, Path path, Fault fault) {
    this.real = real;
    this.path = path;
    this.fault = fault;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    fault.before(Operation.READ, path);
    return real.read(into);
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    fault.before(Operation.READ, path);
    return real.read(into, position);
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int length) throws IOException {
    fault.before(Operation.READ, path);
    return real.read(into, offset, length);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    fault.before(Operation.READ, path);
    return real.transferTo(position, count, target);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    fault.before(Operation.READ, path);
    return real.map(mode, position, size);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long newPosition) throws IOException {
    FileChannel ignored = real.position(newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    real.force(metaData);
  }

  @Override
  public int write(ByteBuffer from) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public int write(ByteBuffer from, long position) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public FileChannel truncate(long size) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
