package org.fitsql.fits;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds keywords that are in a header twice. Keyword fields are compared as 64-bit words in a hash
 * table that is used for one header after the other: sets of strings would cost a tenth of reading
 * them.
 */
final class Duplicates {
  private static final long MIXER = 0x9E3779B97F4A7C15L;
  private static final long HIERARCH = Words.of("HIERARCH");
  private static final int SMALLEST = 64;

  private long[] slots = new long[16 * SMALLEST];

  /** Tells of the records of one header whose keyword has a value and was there before. */
  void tell(byte[] bytes, int records, FindingSink findings) {
    int size = Math.max(SMALLEST, Integer.highestOneBit(records) * 4);
    if (size > slots.length) {
      slots = new long[size];
    } else {
      Arrays.fill(slots, 0, size, 0);
    }
    int shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
    for (int record = 0; record < records; record++) {
      int at = record * Header.RECORD;
      if (bytes[at + 8] != '=' || bytes[at + 9] != ' ') {
        continue;
      }
      long word = Words.at(bytes, at);
      int slot = (int) ((word * MIXER) >>> shift);
      while (slots[slot] != 0 && slots[slot] != word) {
        slot = (slot + 1) & (size - 1);
      }
      if (slots[slot] == word) {
        tell(bytes, record, word, findings);
      }
      slots[slot] = word;
    }
  }

  private static void tell(byte[] bytes, int record, long word, FindingSink findings) {
    int at = record * Header.RECORD;
    String keyword = new String(bytes, at, 8, StandardCharsets.ISO_8859_1).stripTrailing();
    ReservedKeyword reserved = ReservedKeyword.of(keyword);
    // those were told of already
    boolean mandatory = reserved != null && reserved.family() == ReservedKeyword.Family.MANDATORY;
    if (!mandatory
        && word != HIERARCH
        && !keyword.isEmpty()
        && !RecordValue.isConventional(keyword)) {
      findings.odd(Rule.DUPLICATE, record, keyword, keyword + " is there twice");
    }
  }
}
