package org.fitsql.objectstore;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One version of one object.
 *
 * @param etag as the store spells it, quotes included; empty where it has none
 * @param size bytes
 * @param modified to the second: answers say no more, though listings may
 */
record Version(String etag, long size, Instant modified) implements StoredAttributes {
  Version {
    modified = modified.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public FileTime lastModifiedTime() {
    return FileTime.from(modified);
  }

  @Override
  public boolean isRegularFile() {
    return true;
  }

  @Override
  public boolean isDirectory() {
    return false;
  }

  /** Spelled as those of local files, {@code (dev=...,ino=...)}. */
  @Override
  public Object fileKey() {
    return "(etag=" + etag.replace("\"", "") + ")";
  }
}
