package org.fitsql.fits;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What one reader remembers of the files it read, shared by its threads.
 *
 * @param cards whole records
 * @param keywords keywords and what is known of them
 * @param strings short values and comments of records that are not known
 * @param spare what files were read with; as many as were read at a time
 */
record CardMemory(
    KnownCards cards, KnownKeywords keywords, ShortStrings strings, Queue<Scratch> spare) {

  /** A memory for many files. */
  static CardMemory ofManyFiles() {
    return new CardMemory(
        KnownCards.ofManyFiles(),
        new KnownKeywords(),
        new ShortStrings(),
        new ConcurrentLinkedQueue<>());
  }

  /** A memory for a single header. */
  static CardMemory ofOneHeader() {
    return new CardMemory(
        KnownCards.ofOneHeader(),
        new KnownKeywords(),
        new ShortStrings(),
        new ConcurrentLinkedQueue<>());
  }

  /** What to read a file with; given back once it is read. */
  Scratch take() {
    Scratch scratch = spare.poll();
    return scratch == null ? Scratch.make() : scratch;
  }

  void giveBack(Scratch scratch) {
    spare.add(scratch);
  }
}
