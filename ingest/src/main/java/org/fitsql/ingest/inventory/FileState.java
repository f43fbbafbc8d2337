package org.fitsql.ingest.inventory;

import java.util.Locale;

/** What became of a file the last time it was looked at; stored in {@code files.state}. */
public enum FileState {
  /** Its rows are in the database. */
  INGESTED,
  /** It could not be read or stored as it is; it has no rows. */
  FAILED,
  /** Shorter than its headers promise; rows of an earlier, complete version are kept. */
  INCOMPLETE,
  /** Cannot be read for now, as disk or network fail; rows of its last version are kept. */
  UNREADABLE,
  /** No longer in the archive; it has no rows and no images, only its cards. */
  VANISHED,
  /** A FITS file of no instrument or filetype that has a profile. */
  NO_PROFILE;

  /** How the database spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FileState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
