package org.fitsql.objectstore;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What keys have in common up to a slash: all that a store knows of a directory. */
record Prefix() implements StoredAttributes {
  @Override
  public FileTime lastModifiedTime() {
    return FileTime.from(Instant.EPOCH);
  }

  @Override
  public boolean isRegularFile() {
    return false;
  }

  @Override
  public boolean isDirectory() {
    return true;
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public @Nullable Object fileKey() {
    return null;
  }
}
