package org.fitsql.testkit.files;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.fitsql.testkit.files.Fault.Operation;
import org.jspecify.annotations.Nullable;

/** Asks the fault first, and then the provider that works. */
final class FaultyProvider extends FileSystemProvider {
  private final FaultyFileSystem system;
  private final FileSystemProvider real;
  private final Fault fault;

  FaultyProvider(FaultyFileSystem system, FileSystemProvider real, Fault fault) {
    this.system = system;
    this.real = real;
    this.fault = fault;
  }

  private Path before(Operation operation, Path path) throws IOException {
    Path below = FaultyFileSystem.real(path);
    fault.before(operation, below);
    return below;
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
    throw new UnsupportedOperationException("see FaultyFileSystem.of");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException("its paths have no URI");
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path below = before(Operation.OPEN, path);
    return new FaultyChannel(real.newFileChannel(below, options, attributes), below, fault);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    Path below = before(Operation.LIST, directory);
    DirectoryStream<Path> entries =
        real.newDirectoryStream(below, entry -> filter.accept(system.faulty(entry)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return entries(below, entries.iterator());
      }

      @Override
      public void close() throws IOException {
        entries.close();
      }
    };
  }

  private Iterator<Path> entries(Path directory, Iterator<Path> entries) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          fault.before(Operation.NEXT, directory);
        } catch (IOException e) {
          throw new DirectoryIteratorException(e);
        }
        return entries.hasNext();
      }

      @Override
      public Path next() {
        return system.faulty(entries.next());
      }
    };
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return real.readAttributes(before(Operation.ATTRIBUTES, path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return real.readAttributes(before(Operation.ATTRIBUTES, path), attributes, options);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return real.getFileAttributeView(FaultyFileSystem.real(path), type, options);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    real.checkAccess(before(Operation.ATTRIBUTES, path), modes);
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return real.isSameFile(FaultyFileSystem.real(path), FaultyFileSystem.real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(FaultyFileSystem.real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real.getFileStore(FaultyFileSystem.real(path));
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void delete(Path path) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
    throw new ReadOnlyFileSystemException();
  }
}
