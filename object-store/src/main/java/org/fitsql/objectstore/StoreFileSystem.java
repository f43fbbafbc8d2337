package org.fitsql.objectstore;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.fitsql.fits.RangedFile;
import org.fitsql.fits.RangedFileSystem;
import org.jspecify.annotations.Nullable;

/** One bucket, to be read. Thread-safe. */
final class StoreFileSystem extends FileSystem implements RangedFileSystem {
  private static final int MOST_ENTRIES = 1000;

  private final String bucket;
  private final Requests requests;
  private final Listing listing;
  private final StoreProvider provider;

  StoreFileSystem(String bucket, Requests requests) {
    this.bucket = bucket;
    this.requests = requests;
    this.listing = new Listing(requests);
    this.provider = new StoreProvider(this, requests, listing);
  }

  String bucket() {
    return bucket;
  }

  @Override
  public RangedFile open(Path path) {
    return new StoredFile(StorePath.of(path), requests);
  }

  @Override
  public void list(Path directory, BiConsumer<Path, BasicFileAttributes> found) throws IOException {
    String key = StorePath.of(directory).key();
    String prefix = key.isEmpty() ? "" : key + "/";
    @Nullable String token = null;
    do {
      Listing.Page page = listing.page(prefix, true, MOST_ENTRIES, token);
      for (Listing.Entry entry : page.entries()) {
        Version version = entry.version();
        if (version != null) {
          found.accept(new StorePath(this, true, entry.key()).listed(version), version);
        }
      }
      token = page.next();
    } while (token != null);
  }

  @Override
  public StoreProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("an object store is not closed");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(new StorePath(this, true, ""));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  /** Relative unless it begins with a slash. */
  @Override
  public Path getPath(String first, String... more) {
    String joined = more.length == 0 ? first : first + "/" + String.join("/", more);
    boolean absolute = joined.startsWith("/");
    String key = joined.replaceAll("^/|/$", "");
    return new StorePath(this, absolute, key);
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    throw new UnsupportedOperationException("patterns of keys are not matched");
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("an object has no owner that matters here");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("an object store tells no changes");
  }
}
