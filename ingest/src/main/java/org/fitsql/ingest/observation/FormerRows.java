package org.fitsql.ingest.observation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the database has of one observation in tables that hold several rows of a file, before its
 * files are written again. Rows whose keys are written again are replaced, and only the others have
 * to go; where nothing is known of a table or a file, anything may be there. Immutable.
 */
public final class FormerRows {
  private static final String IMAGES = "quicklooks";

  /** The tables about images of files. */
  static final List<String> OF_IMAGES = List.of(IMAGES, "quicklook_planes");

  private static final FormerRows UNKNOWN = new FormerRows(Map.of(), Map.of());

  private final Map<String, Set<List<Object>>> keys;
  private final Map<String, Set<String>> unshown;

  /**
   * @param keys keys of all rows of the observation in a header table, by its name; a table that is
   *     not in it was not asked
   * @param unshown paths of files of which a table about images has no row, by its name
   */
  FormerRows(Map<String, Set<List<Object>>> keys, Map<String, Set<String>> unshown) {
    this.keys = Map.copyOf(keys);
    this.unshown = Map.copyOf(unshown);
  }

  /** Of an observation that nobody asked about. */
  public static FormerRows unknown() {
    return UNKNOWN;
  }

  /** Keys of the rows that a header table has of the observation; empty where it was not asked. */
  Optional<Set<List<Object>>> keys(String table) {
    return Optional.ofNullable(keys.get(table));
  }

  /** Whether images of a file, one or more, may be in the database. */
  public boolean mayHaveImages(String path) {
    return mayShow(IMAGES, path);
  }

  /** Whether a table about images may have rows of a file. */
  boolean mayShow(String table, String path) {
    return !unshown.getOrDefault(table, Set.of()).contains(path);
  }
}
