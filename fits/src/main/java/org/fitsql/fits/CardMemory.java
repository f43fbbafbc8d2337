package org.fitsql.fits;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What one reader remembers of the files it read, shared by its threads.
 *
 * @param cards whole records
 * @param keywords keywords and what is known of them
 * @param strings short values and comments of records that are not known
 * @param room of a file that was read, for the next one to be read into
 */
record CardMemory(
    KnownCards cards,
    KnownKeywords keywords,
    ShortStrings strings,
    AtomicReference<byte @Nullable []> room) {

  /** A memory for many files. */
  static CardMemory ofManyFiles() {
    return new CardMemory(
        KnownCards.ofManyFiles(), new KnownKeywords(), new ShortStrings(), new AtomicReference<>());
  }

  /** A memory for a single header. */
  static CardMemory ofOneHeader() {
    return new CardMemory(
        KnownCards.ofOneHeader(), new KnownKeywords(), new ShortStrings(), new AtomicReference<>());
  }
}
