package org.fitsql.scheduler.daemon;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where files may have changed.
 *
 * @param branches directories at the root of the archive, an empty string for the files at the
 *     root; null where it may be anywhere
 */
record Changes(@Nullable Set<String> branches) {
  static Changes none() {
    return new Changes(Set.of());
  }

  static Changes anywhere() {
    return new Changes(null);
  }

  boolean isNone() {
    return branches != null && branches.isEmpty();
  }

  Changes and(Changes other) {
    if (branches == null || other.branches == null) {
      return anywhere();
    }
    Set<String> all = new TreeSet<>(branches);
    all.addAll(other.branches);
    return new Changes(Set.copyOf(all));
  }
}
