package org.fitsql.fits;

import java.util.List;
import java.util.Optional;

/**
 * All cards of one HDU: verbatim bytes, and the logical cards read from them. Immutable and safe to
 * share between threads.
 */
public final class Header {
  private final byte[] bytes;
  private final List<Card> cards;

  Header(byte[] bytes, List<Card> cards) {
    this.bytes = bytes;
    this.cards = cards;
  }

  /** Reads the cards of verbatim header bytes (a multiple of 80 bytes, with or without END). */
  public static Header parse(byte[] bytes) {
    throw new UnsupportedOperationException("being written");
  }

  /** A copy of the header exactly as it was in the file: END and padding included. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The cards in order, END excluded; commentary cards, blanks and duplicates included. */
  public List<Card> cards() {
    return cards;
  }

  /**
   * The value of the first card with this keyword (upper or lower case as spelled in the file is
   * ignored); empty where the keyword is absent.
   */
  public Optional<CardValue> find(String keyword) {
    throw new UnsupportedOperationException("being written");
  }

  /** The text of a keyword; empty where it is absent or undefined. Of a number, its literal. */
  public Optional<String> text(String keyword) {
    throw new UnsupportedOperationException("being written");
  }

  /** The integer of a keyword; empty where it is absent or no integer. */
  public Optional<Long> whole(String keyword) {
    throw new UnsupportedOperationException("being written");
  }

  /** The number of a keyword, integers widened; empty where it is absent or no number. */
  public Optional<Double> real(String keyword) {
    throw new UnsupportedOperationException("being written");
  }
}
