package org.fitsql.fits;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Keywords and what is known of them, remembered by the eight bytes of their field: to find it out
 * takes as long as to read a short value.
 *
 * <p>Safe to share between threads without a lock: entries are immutable, so a lost or late write
 * to a slot costs one more look-up and no more. Its size is fixed.
 */
final class KnownKeywords {
  private static final int BITS = 12;
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  /**
   * One keyword of a card that has a value.
   *
   * @param field its eight bytes
   * @param keyword without blanks
   * @param reserved what the standard says of it, or null
   * @param structural whether {@link StructureCards} wants its card
   * @param recordValued whether its strings may be record-valued
   */
  record Known(
      long field,
      String keyword,
      @Nullable ReservedKeyword reserved,
      boolean structural,
      boolean recordValued) {}

  private final @Nullable Known[] slots = new Known[1 << BITS];

  /** The keyword in the field at a byte. */
  Known at(byte[] bytes, int at) {
    long field = Words.at(bytes, at);
    int slot = (int) ((field * MIXER) >>> (Long.SIZE - BITS));
    Known known = slots[slot];
    if (known == null || known.field != field) {
      int start = Words.skipBlanks(bytes, at, at + Long.BYTES);
      int end = Words.trimEnd(bytes, start, at + Long.BYTES);
      String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
      known = of(field, text);
      slots[slot] = known;
    }
    return known;
  }

  /** What is known of a keyword that does not stand in a keyword field. */
  static Known of(String keyword) {
    return of(0, keyword);
  }

  private static Known of(long field, String keyword) {
    return new Known(
        field,
        keyword,
        ReservedKeyword.of(keyword),
        StructureCards.wants(keyword),
        RecordValue.isConventional(keyword));
  }
}
