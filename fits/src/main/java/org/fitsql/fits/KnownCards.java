package org.fitsql.fits;

import org.jspecify.annotations.Nullable;

/**
 * Cards that were read before, found by the 80 bytes of their record: most records of an archive
 * are those of other files too, and what a record says, and that nothing is odd about it, depends
 * on its bytes alone. Only cards of one record of which nothing was told are remembered.
 *
 * <p>Safe to share between threads without a lock: entries are immutable, so a lost or late write
 * to a slot costs one reading and no more. Its size is fixed.
 */
final class KnownCards {
  /** Some 10 MB where all are filled. */
  private static final int SLOTS = 32768;

  private static final long MIXER = 0x9E3779B97F4A7C15L;
  private static final int SPREAD = 29;
  private static final int HALF = 5 * Long.BYTES;

  private final @Nullable KnownCard[] slots;
  private final byte[] lastMissed;

  private KnownCards(int slots) {
    this.slots = new KnownCard[slots];
    this.lastMissed = new byte[slots];
  }

  /** A memory for many files. */
  static KnownCards ofManyFiles() {
    return new KnownCards(SLOTS);
  }

  /** A memory that is not worth its room: for a single header. */
  static KnownCards ofOneHeader() {
    return new KnownCards(1);
  }

  /**
   * Finds what is known of each record of a header, null where it is nothing.
   *
   * <p>One step after the other for all records: what is known lies scattered over more memory than
   * the processor keeps at hand, and so it fetches many entries at a time where one record after
   * the other would wait for each.
   *
   * @param hashes filled with a number for each record that equal ones share
   * @param found filled with what is known
   */
  void find(byte[] bytes, int records, int[] hashes, @Nullable KnownCard[] found) {
    for (int i = 0; i < records; i++) {
      hashes[i] = hash(bytes, i * Header.RECORD);
    }
    for (int i = 0; i < records; i++) {
      found[i] = slots[hashes[i] & (slots.length - 1)];
    }
    for (int i = 0; i < records; i++) {
      KnownCard known = found[i];
      if (known != null && !known.isAt(bytes, i * Header.RECORD)) {
        found[i] = null;
      }
    }
  }

  private static int hash(byte[] bytes, int at) {
    long first = 0;
    long second = 0;
    for (int i = 0; i < HALF; i += Long.BYTES) {
      first = Long.rotateLeft((first ^ Words.raw(bytes, at + i)) * MIXER, SPREAD);
      second = Long.rotateLeft((second ^ Words.raw(bytes, at + HALF + i)) * MIXER, SPREAD);
    }
    return (int) (((first + Long.rotateLeft(second, SPREAD)) * MIXER) >>> Integer.SIZE);
  }

  /**
   * Whether a record that was not found is to be remembered: where it comes back before another one
   * wanted its place (a few others pass as well). Else values that differ from file to file would
   * displace all others.
   */
  boolean isWanted(int hash) {
    int slot = hash & (slots.length - 1);
    byte mark = (byte) (hash >>> (Integer.SIZE - Byte.SIZE));
    boolean again = lastMissed[slot] == mark;
    lastMissed[slot] = mark;
    return again;
  }

  void remember(int hash, KnownCard known) {
    slots[hash & (slots.length - 1)] = known;
  }
}
