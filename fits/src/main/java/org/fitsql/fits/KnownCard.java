package org.fitsql.fits;

import org.jspecify.annotations.Nullable;

/**
 * One record and what it says. Its fields are those of its card: the card itself is one object more
 * to fetch from memory than making another. For the same reason the 80 bytes are ten fields and not
 * an array. Immutable.
 */
final class KnownCard {
  private final long word0;
  private final long word1;
  private final long word2;
  private final long word3;
  private final long word4;
  private final long word5;
  private final long word6;
  private final long word7;
  private final long word8;
  private final long word9;
  private final String keyword;
  private final @Nullable CardValue value;
  private final String comment;
  private final @Nullable ReservedKeyword reserved;
  private final boolean structural;

  /**
   * @param at byte at which the record of the card begins
   * @param card of this record alone
   * @param reserved what the standard says of its keyword, null where {@link HeaderRules} would
   *     find nothing in any header or the card has no value
   * @param structural whether {@link StructureCards} wants the card
   */
  KnownCard(
      byte[] bytes, int at, Card card, @Nullable ReservedKeyword reserved, boolean structural) {
    this.word0 = Words.raw(bytes, at);
    this.word1 = Words.raw(bytes, at + 8);
    this.word2 = Words.raw(bytes, at + 16);
    this.word3 = Words.raw(bytes, at + 24);
    this.word4 = Words.raw(bytes, at + 32);
    this.word5 = Words.raw(bytes, at + 40);
    this.word6 = Words.raw(bytes, at + 48);
    this.word7 = Words.raw(bytes, at + 56);
    this.word8 = Words.raw(bytes, at + 64);
    this.word9 = Words.raw(bytes, at + 72);
    this.keyword = card.keyword();
    this.value = card.value();
    this.comment = card.comment();
    this.reserved = reserved;
    this.structural = structural;
  }

  /** Whether the record at a byte is the same, byte for byte. */
  boolean isAt(byte[] bytes, int at) {
    long odd = word0 ^ Words.raw(bytes, at);
    odd |= word1 ^ Words.raw(bytes, at + 8);
    odd |= word2 ^ Words.raw(bytes, at + 16);
    odd |= word3 ^ Words.raw(bytes, at + 24);
    odd |= word4 ^ Words.raw(bytes, at + 32);
    odd |= word5 ^ Words.raw(bytes, at + 40);
    odd |= word6 ^ Words.raw(bytes, at + 48);
    odd |= word7 ^ Words.raw(bytes, at + 56);
    odd |= word8 ^ Words.raw(bytes, at + 64);
    odd |= word9 ^ Words.raw(bytes, at + 72);
    return odd == 0;
  }

  /** The card, as that of one record of a header. */
  Card at(int record) {
    return new Card(keyword, value, comment, record, 1);
  }

  @Nullable ReservedKeyword reserved() {
    return reserved;
  }

  boolean structural() {
    return structural;
  }
}
