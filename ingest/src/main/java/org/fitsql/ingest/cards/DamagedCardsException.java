package org.fitsql.ingest.cards;

/**
 * Stored cards that do not give the header back that was stored: the database was tampered with.
 */
public final class DamagedCardsException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedCardsException(String path, long version, String what) {
    super(
        "%s, version %d of its headers: the stored cards are damaged: %s"
            .formatted(path, version, what));
  }
}
