package org.fitsql.objectstore;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What lies directly below a prefix. The first page is asked for at once, so that errors show. */
final class Entries implements DirectoryStream<Path>, Iterator<Path> {
  private static final int MOST_ENTRIES = 1000;

  private final StoreFileSystem store;
  private final Listing listing;
  private final String prefix;
  private final DirectoryStream.Filter<? super Path> filter;
  private final Deque<Path> pending = new ArrayDeque<>();
  private @Nullable String next;

  Entries(
      StoreFileSystem store,
      Listing listing,
      String key,
      DirectoryStream.Filter<? super Path> filter)
      throws IOException {
    this.store = store;
    this.listing = listing;
    this.prefix = key.isEmpty() ? "" : key + "/";
    this.filter = filter;
    load(null);
  }

  private void load(@Nullable String token) throws IOException {
    Listing.Page page = listing.page(prefix, false, MOST_ENTRIES, token);
    for (Listing.Entry entry : page.entries()) {
      Version version = entry.version();
      Path path =
          new StorePath(store, true, entry.key()).listed(version == null ? new Prefix() : version);
      if (!entry.key().endsWith("/") && filter.accept(path)) {
        pending.add(path);
      }
    }
    next = page.next();
  }

  @Override
  public Iterator<Path> iterator() {
    return this;
  }

  @Override
  public boolean hasNext() {
    try {
      while (pending.isEmpty() && next != null) {
        load(next);
      }
      return !pending.isEmpty();
    } catch (IOException e) {
      throw new DirectoryIteratorException(e);
    }
  }

  @Override
  public Path next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return pending.remove();
  }

  @Override
  public void close() {}
}
