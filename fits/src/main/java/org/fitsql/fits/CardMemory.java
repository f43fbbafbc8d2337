package org.fitsql.fits;

/**
 * What one reader remembers of the files it read, shared by its threads.
 *
 * @param cards whole records
 * @param keywords keywords and what is known of them
 * @param strings short values and comments of records that are not known
 */
record CardMemory(KnownCards cards, KnownKeywords keywords, ShortStrings strings) {

  /** A memory for many files. */
  static CardMemory ofManyFiles() {
    return new CardMemory(KnownCards.ofManyFiles(), new KnownKeywords(), new ShortStrings());
  }

  /** A memory for a single header. */
  static CardMemory ofOneHeader() {
    return new CardMemory(KnownCards.ofOneHeader(), new KnownKeywords(), new ShortStrings());
  }
}
