package org.fitsql.objectstore;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link java.nio.file.Files} can do with a bucket: look, and nothing else. */
final class StoreProvider extends FileSystemProvider {
  private final StoreFileSystem store;
  private final Requests requests;
  private final Listing listing;

  StoreProvider(StoreFileSystem store, Requests requests, Listing listing) {
    this.store = store;
    this.requests = requests;
    this.listing = listing;
  }

  @Override
  public String getScheme() {
    return "s3";
  }

  /** Costs no request where a listing or an answer has told them. */
  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (type != BasicFileAttributes.class) {
      throw new UnsupportedOperationException(type + " of an object");
    }
    StorePath wanted = StorePath.of(path);
    BasicFileAttributes known = wanted.known();
    return type.cast(known != null ? known : attributes(wanted));
  }

  private BasicFileAttributes attributes(StorePath path) throws IOException {
    if (path.key().isEmpty()) {
      return new Prefix();
    }
    try {
      return requests.ask("HEAD", path.key(), "", Map.of()).version();
    } catch (RefusedException e) {
      if (!e.refusal().isAbsent()) {
        throw e.refusal().exception(path.toString());
      }
      // two, as one may be the mark of the directory itself
      if (listing.page(path.key() + "/", true, 2, null).entries().isEmpty()) {
        throw new NoSuchFileException(path.toString());
      }
      return new Prefix();
    }
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    if (List.of(modes).contains(AccessMode.WRITE)) {
      throw new ReadOnlyFileSystemException();
    }
    readAttributes(path, BasicFileAttributes.class);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return new Entries(store, listing, StorePath.of(directory).key(), filter);
  }

  @Override
  public boolean isSameFile(Path one, Path other) {
    return one.equals(other);
  }

  @Override
  public boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException("made by S3Archive");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException("made by S3Archive");
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException("made by S3Archive");
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) {
    throw new UnsupportedOperationException("objects are read by ranges, see RangedFileSystem");
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException("a store says nothing of its room");
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) {
    throw new UnsupportedOperationException("attributes of objects by name");
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
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new ReadOnlyFileSystemException();
  }
}
