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
  /** Some 12 MB where all are filled. */
  private static final int SLOTS = 32768;

  private static final long MIXER = 0x9E3779B97F4A7C15L;
  private static final int SPREAD = 29;
  private static final int HALF = 5 * Long.BYTES;

  private final @Nullable Known[] slots;
  private final byte[] lastMissed;

  private KnownCards(int slots) {
    this.slots = new Known[slots];
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
   * One record and what it says. Its fields are those of its card: the card itself is one object
   * more to fetch from memory than making another.
   *
   * @param reserved what the standard says of its keyword, null where {@link HeaderRules} would
   *     find nothing in any header or the card has no value
   * @param structural whether {@link StructureCards} wants the card
   */
  record Known(
      byte[] record,
      String keyword,
      @Nullable CardValue value,
      String comment,
      @Nullable ReservedKeyword reserved,
      boolean structural) {

    /** The card, as that of one record of a header. */
    Card at(int index) {
      return new Card(keyword, value, comment, index, 1);
    }

    private boolean isAt(byte[] bytes, int at) {
      for (int i = 0; i < Header.RECORD; i += Long.BYTES) {
        if (Words.at(record, i) != Words.at(bytes, at + i)) {
          return false;
        }
      }
      return true;
    }
  }

  /** A number that equal records share, for the other methods. */
  static int hash(byte[] bytes, int at) {
    long first = 0;
    long second = 0;
    for (int i = 0; i < HALF; i += Long.BYTES) {
      first = Long.rotateLeft((first ^ Words.at(bytes, at + i)) * MIXER, SPREAD);
      second = Long.rotateLeft((second ^ Words.at(bytes, at + HALF + i)) * MIXER, SPREAD);
    }
    return (int) (((first + Long.rotateLeft(second, SPREAD)) * MIXER) >>> Integer.SIZE);
  }

  /** What is known of the record at a byte; null where it is nothing. */
  @Nullable Known find(byte[] bytes, int at, int hash) {
    Known known = slots[hash & (slots.length - 1)];
    return known != null && known.isAt(bytes, at) ? known : null;
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

  void remember(int hash, Known known) {
    slots[hash & (slots.length - 1)] = known;
  }
}
