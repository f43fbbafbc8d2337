package org.fitsql.fits;

/**
 * What one reader remembers of the files it read, shared by its threads.
 *
 * @param cards whole records
 * @param strings keywords and short values of records that are not known
 */
record CardMemory(KnownCards cards, ShortStrings strings) {

  /** A memory for many files. */
  static CardMemory ofManyFiles() {
    return new CardMemory(KnownCards.ofManyFiles(), new ShortStrings());
  }

  /** A memory for a single header. */
  static CardMemory ofOneHeader() {
    return new CardMemory(KnownCards.ofOneHeader(), new ShortStrings());
  }
}
