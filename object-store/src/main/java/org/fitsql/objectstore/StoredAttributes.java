package org.fitsql.objectstore;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Attributes of what a store has: one time of each object, and no links. */
sealed interface StoredAttributes extends BasicFileAttributes permits Prefix, Version {
  @Override
  default FileTime lastAccessTime() {
    return lastModifiedTime();
  }

  @Override
  default FileTime creationTime() {
    return lastModifiedTime();
  }

  @Override
  default boolean isSymbolicLink() {
    return false;
  }

  @Override
  default boolean isOther() {
    return false;
  }
}
