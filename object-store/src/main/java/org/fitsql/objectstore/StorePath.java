package org.fitsql.objectstore;

import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key of a bucket, or a part of one. Keys are taken as they are: a store knows neither {@code ..}
 * nor doubled slashes as anything special. A value; what it may know of its object is not part of
 * it.
 */
final class StorePath implements Path {
  private final StoreFileSystem store;
  private final boolean absolute;
  private final String key;
  private final @Nullable BasicFileAttributes known;
  private final @Nullable Boolean gzipped;

  private StorePath(
      StoreFileSystem store,
      boolean absolute,
      String key,
      @Nullable BasicFileAttributes known,
      @Nullable Boolean gzipped) {
    this.store = store;
    this.absolute = absolute;
    this.key = key;
    this.known = known;
    this.gzipped = gzipped;
  }

  StorePath(StoreFileSystem store, boolean absolute, String key) {
    this(store, absolute, key, null, null);
  }

  static StorePath of(Path path) {
    if (path instanceof StorePath ours) {
      return ours;
    }
    throw new java.nio.file.ProviderMismatchException(path + " is no path of an object store");
  }

  /** The same with what a listing told of it. */
  StorePath listed(BasicFileAttributes attributes) {
    return new StorePath(store, absolute, key, attributes, gzipped);
  }

  /** The same, bound to one version of its object. */
  StorePath pinned(Version version, boolean isGzipped) {
    return new StorePath(store, absolute, key, version, isGzipped);
  }

  /** The version that it is bound to; a listing binds no one. */
  @Nullable Version version() {
    return gzipped != null && known instanceof Version version ? version : null;
  }

  Optional<Boolean> gzipped() {
    return Optional.ofNullable(gzipped);
  }

  @Nullable BasicFileAttributes known() {
    return known;
  }

  /** Without a slash at either end; empty for the bucket itself. */
  String key() {
    return key;
  }

  private StorePath relative(String text) {
    return new StorePath(store, false, text);
  }

  private List<String> names() {
    return key.isEmpty() ? List.of() : Arrays.asList(key.split("/", -1));
  }

  @Override
  public StoreFileSystem getFileSystem() {
    return store;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public @Nullable Path getRoot() {
    return absolute ? new StorePath(store, true, "") : null;
  }

  @Override
  public @Nullable Path getFileName() {
    return key.isEmpty() ? null : relative(key.substring(key.lastIndexOf('/') + 1));
  }

  @Override
  public @Nullable Path getParent() {
    int slash = key.lastIndexOf('/');
    if (slash < 0) {
      return absolute && !key.isEmpty() ? getRoot() : null;
    }
    return new StorePath(store, absolute, key.substring(0, slash));
  }

  @Override
  public int getNameCount() {
    return names().size();
  }

  @Override
  public Path getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public Path subpath(int begin, int end) {
    List<String> names = names();
    if (begin < 0 || begin >= end || end > names.size()) {
      throw new IllegalArgumentException("no names " + begin + " to " + end + " in " + this);
    }
    return relative(String.join("/", names.subList(begin, end)));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof StorePath start
        && start.store == store
        && start.absolute == absolute
        && (key + "/").startsWith(start.key.isEmpty() ? "" : start.key + "/");
  }

  @Override
  public boolean endsWith(Path other) {
    return other instanceof StorePath end
        && (end.absolute ? equals(end) : ("/" + key).endsWith("/" + end.key));
  }

  @Override
  public Path normalize() {
    return this;
  }

  @Override
  public Path resolve(Path other) {
    StorePath part = of(other);
    if (part.absolute || key.isEmpty() && absolute) {
      return new StorePath(store, true, part.key);
    }
    return part.key.isEmpty() ? this : new StorePath(store, absolute, joined(part.key));
  }

  private String joined(String part) {
    return key.isEmpty() ? part : key + "/" + part;
  }

  @Override
  public Path relativize(Path other) {
    StorePath whole = of(other);
    if (!whole.startsWith(this)) {
      throw new IllegalArgumentException(other + " does not lie below " + this);
    }
    String rest = whole.key.substring(key.length());
    return relative(!key.isEmpty() && rest.startsWith("/") ? rest.substring(1) : rest);
  }

  @Override
  public URI toUri() {
    return URI.create("s3://" + store.bucket() + "/" + Encoding.ofKey(key));
  }

  @Override
  public Path toAbsolutePath() {
    return absolute ? this : new StorePath(store, true, key);
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    store.provider().checkAccess(this);
    return toAbsolutePath();
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("an object store tells no changes");
  }

  @Override
  public int compareTo(Path other) {
    return key.compareTo(of(other).key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StorePath path
        && path.store == store
        && path.absolute == absolute
        && path.key.equals(key);
  }

  @Override
  public int hashCode() {
    return Objects.hash(absolute, key);
  }

  @Override
  public String toString() {
    return absolute ? "s3://" + store.bucket() + "/" + key : key;
  }
}
