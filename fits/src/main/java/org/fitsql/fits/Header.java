package org.fitsql.fits;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  /** As in the file where others have replaced its cards, else null. */
  private final @Nullable Header original;

  /** Null until somebody asks for the cards of bytes that are known already. */
  private volatile @Nullable List<Card> cards;

  private volatile @Nullable Map<String, Card> valued;

  Header(byte[] bytes, List<Card> cards) {
    this(bytes, cards, null);
  }

  private Header(byte[] bytes, @Nullable List<Card> cards, @Nullable Header original) {
    this.bytes = bytes;
    this.cards = cards;
    this.original = original;
  }

  /**
   * The header of verbatim bytes (a multiple of 80 bytes, with or without END). Its cards are read
   * when they are first asked for: of two versions of a file's headers most are the same, and their
   * bytes tell that.
   *
   * @throws IllegalArgumentException where the length is no multiple of 80
   */
  public static Header parse(byte[] bytes) {
    if (bytes.length % RECORD != 0) {
      throw new IllegalArgumentException(
          "a header has whole records of 80 bytes, this has " + bytes.length + " bytes");
    }
    return new Header(bytes.clone(), null, null);
  }

  private static int records(byte[] bytes) {
    int records = 0;
    while (records * RECORD < bytes.length && !isEnd(bytes, records * RECORD)) {
      records++;
    }
    return records;
  }

  private static List<Card> read(byte[] bytes) {
    int records = records(bytes);
    FindingSink unheard = (rule, record, keyword, message) -> {};
    CardMemory memory = CardMemory.ofOneHeader();
    return new CardParser(bytes, records, memory, new RecordLookup(), unheard).parse().cards();
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
    return new Header(bytes, List.copyOf(others), asInFile());
  }

  /** The same header with the cards of the file, where {@link #withCards} replaced them. */
  public Header asInFile() {
    return original == null ? this : original;
  }

  /** Whether both headers are the same byte for byte in their files, END and padding included. */
  public boolean hasBytesOf(Header other) {
    return Arrays.equals(bytes, other.bytes);
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

  /** Whether a card of this header and one of another are the same byte for byte. */
  public boolean spells(Card own, Header other, Card card) {
    int length = own.recordCount() * RECORD;
    int from = own.firstRecord() * RECORD;
    int at = card.firstRecord() * RECORD;
    return own.recordCount() == card.recordCount()
        && Arrays.equals(bytes, from, from + length, other.bytes, at, at + length);
  }

  /** The cards in order, END excluded; commentary cards, blanks and duplicates included. */
  public List<Card> cards() {
    List<Card> known = cards;
    if (known == null) {
      known = read(bytes);
      cards = known;
    }
    return known;
  }

  /**
   * The same where another header is much like this one, such as a later version of it: what both
   * have in common is not read again.
   */
  public List<Card> cards(Header similar) {
    List<Card> known = cards;
    if (known == null) {
      Header other = similar.asInFile();
      known =
          new SimilarCards(bytes, records(bytes), other.bytes, records(other.bytes))
              .read(other.cards());
      cards = known;
    }
    return known;
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
    List<Card> all = cards();
    Map<String, Card> index = new HashMap<>(2 * all.size());
    for (Card card : all) {
      if (card.value() != null) {
        index.putIfAbsent(card.keyword().toUpperCase(Locale.ROOT), card);
      }
    }
    return index;
  }
}
