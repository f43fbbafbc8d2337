package org.fitsql.fits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the 80-byte records of one header into cards: those that were read before are remembered,
 * the others are read.
 */
final class CardParser {
  private final byte[] bytes;
  private final int records;
  private final KnownCards known;
  private final RecordLookup lookup;
  private final RecordReader reader;
  private final RecordCheck check;
  private final Card[] cards;
  private final @Nullable ReservedKeyword[] reserved;
  private final List<Card> structural = new ArrayList<>();
  private int count;
  private boolean odd;

  /**
   * @param lookup used while this parses
   */
  CardParser(
      byte[] bytes, int records, CardMemory memory, RecordLookup lookup, FindingSink findings) {
    this.bytes = bytes;
    this.records = records;
    this.known = memory.cards();
    this.lookup = lookup;
    this.reader = new RecordReader(bytes, records, memory, findings);
    this.check = new RecordCheck(bytes, findings);
    this.cards = new Card[records];
    this.reserved = new ReservedKeyword[records];
  }

  /** The cards of the first {@code records} records of the header. */
  ParsedCards parse() {
    lookup.of(bytes, records, known);
    for (int record = 0; record < records; ) {
      KnownCard one = lookup.known(record);
      if (one != null) {
        add(one.at(record), one.reserved(), one.structural());
        record++;
      } else {
        record += read(record, lookup.hash(record)).recordCount();
      }
    }
    if (odd) {
      check.all(records);
    }
    Card[] all = count == records ? cards : Arrays.copyOf(cards, count);
    return new ParsedCards(Collections.unmodifiableList(Arrays.asList(all)), reserved, structural);
  }

  /**
   * Reads the card that begins at a record, and remembers it where that depends on nothing else.
   */
  private Card read(int record, int hash) {
    Card card = reader.read(record);
    boolean sound = true;
    for (int i = record; i < record + card.recordCount(); i++) {
      sound &= check.isSound(i);
    }
    odd |= !sound;
    ReservedKeyword keyword = null;
    boolean wanted = false;
    if (card.value() != null) {
      KnownKeywords.Known of = reader.keyword();
      keyword = of.reserved();
      wanted = of.structural();
    }
    add(card, keyword, wanted);
    if (sound && !reader.told() && isWhole(card) && known.isWanted(hash)) {
      boolean settled = keyword == null || HeaderRules.isSettled(card, keyword);
      int at = record * Header.RECORD;
      known.remember(hash, new KnownCard(bytes, at, card, settled ? null : keyword, wanted));
    }
    return card;
  }

  /**
   * @param keyword what the standard says of its keyword, where that matters
   * @param wanted whether it describes the structure
   */
  private void add(Card card, @Nullable ReservedKeyword keyword, boolean wanted) {
    if (keyword != null) {
      reserved[count] = keyword;
    }
    if (wanted) {
      structural.add(card);
    }
    cards[count++] = card;
  }

  /** Whether a card is that of one record in every header. */
  private static boolean isWhole(Card card) {
    return card.recordCount() == 1
        && !(card.value() instanceof CardValue.Text text && RecordReader.isOpen(text));
  }
}
