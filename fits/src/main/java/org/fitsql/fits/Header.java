package org.fitsql.fits;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All cards of one HDU: verbatim bytes, and the logical cards read from them. Immutable and safe to
 * share between threads.
 */
public final class Header {
  /** Bytes of one record (FITS standard 4.0, section 4.1.1). */
  public static final int RECORD = 80;

  private static final long END = Words.of("END     ");

  private final byte[] bytes;
  private final List<Card> cards;
  private volatile @Nullable Map<String, Card> valued;

  Header(byte[] bytes, List<Card> cards) {
    this.bytes = bytes;
    this.cards = cards;
  }

  /**
   * Reads the cards of verbatim header bytes (a multiple of 80 bytes, with or without END).
   *
   * @throws IllegalArgumentException where the length is no multiple of 80
   */
  public static Header parse(byte[] bytes) {
    if (bytes.length % RECORD != 0) {
      throw new IllegalArgumentException(
          "a header has whole records of 80 bytes, this has " + bytes.length + " bytes");
    }
    byte[] own = bytes.clone();
    int records = 0;
    while (records * RECORD < own.length && !isEnd(own, records * RECORD)) {
      records++;
    }
    FindingSink unheard = (rule, record, keyword, message) -> {};
    CardMemory memory = CardMemory.ofOneHeader();
    CardParser parser = new CardParser(own, records, memory, new RecordLookup(), unheard);
    return new Header(own, parser.parse().cards());
  }

  /**
   * Whether the record at a byte is END followed by nothing but blanks (or NULs, seen at times).
   */
  static boolean isEnd(byte[] bytes, int at) {
    if (bytes[at] != 'E' || bytes[at + 1] != 'N' || bytes[at + 2] != 'D') {
      return false;
    }
    if (Words.at(bytes, at) != END && bytes[at + 3] != 0) {
      return false;
    }
    for (int i = at + 3; i < at + RECORD; i++) {
      if (bytes[i] != ' ' && bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The same header with other cards, such as corrected ones. {@link #bytes()} and {@link #record}
   * stay as they were in the file.
   */
  public Header withCards(List<Card> others) {
    return new Header(bytes, List.copyOf(others));
  }

  /** A copy of the header exactly as it was in the file: END and padding included. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Bytes of the header in the file, END and padding included. */
  public int size() {
    return bytes.length;
  }

  /**
   * One 80-byte record as it was, each byte one character (ISO 8859-1).
   *
   * @param index from 0, as in {@link Card#firstRecord()}
   */
  public String record(int index) {
    return new String(bytes, index * RECORD, RECORD, StandardCharsets.ISO_8859_1);
  }

  /** The cards in order, END excluded; commentary cards, blanks and duplicates included. */
  public List<Card> cards() {
    return cards;
  }

  /**
   * The first card that has a value (an undefined one counts) and this keyword, in upper or lower
   * case; empty where there is none.
   */
  public Optional<Card> card(String keyword) {
    Map<String, Card> known = valued;
    if (known == null) {
      known = index();
      valued = known;
    }
    return Optional.ofNullable(known.get(keyword.toUpperCase(Locale.ROOT)));
  }

  /**
   * The value of the first card with this keyword (upper or lower case as spelled in the file is
   * ignored); empty where the keyword is absent.
   */
  public Optional<CardValue> find(String keyword) {
    return card(keyword).map(Card::value);
  }

  /** The text of a keyword; empty where it is absent or undefined. Of a number, its literal. */
  public Optional<String> text(String keyword) {
    return find(keyword)
        .filter(value -> !(value instanceof CardValue.Undefined))
        .map(CardValue::literal);
  }

  /** The integer of a keyword; empty where it is absent or no integer. */
  public Optional<Long> whole(String keyword) {
    return find(keyword)
        .map(value -> value instanceof CardValue.Whole whole ? whole.number() : null);
  }

  /** The number of a keyword, integers widened; empty where it is absent or no number. */
  public Optional<Double> real(String keyword) {
    return find(keyword).map(Header::number);
  }

  private static @Nullable Double number(CardValue value) {
    if (value instanceof CardValue.Real real) {
      return real.number();
    }
    if (value instanceof CardValue.Whole whole) {
      return (double) whole.number();
    }
    return value instanceof CardValue.Huge huge ? huge.number().doubleValue() : null;
  }

  private Map<String, Card> index() {
    Map<String, Card> index = new HashMap<>(2 * cards.size());
    for (Card card : cards) {
      if (card.value() != null) {
        index.putIfAbsent(card.keyword().toUpperCase(Locale.ROOT), card);
      }
    }
    return index;
  }
}
