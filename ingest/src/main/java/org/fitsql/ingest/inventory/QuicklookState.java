package org.fitsql.ingest.inventory;

import java.util.Locale;

/** What became of the images of a file; stored in {@code files.quicklook}. */
public enum QuicklookState {
  /** The instrument wants none of this filetype. */
  NONE,
  /** Drawn. */
  DRAWN,
  /** Wanted, but the file has no pixels to show. */
  EMPTY,
  /** Drawing failed. */
  FAILED,
  /** Wanted, and left out by a run that drew none. */
  DUE;

  /** How the database spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static QuicklookState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
