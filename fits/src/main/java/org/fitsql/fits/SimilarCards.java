package org.fitsql.fits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Reads the cards of a header that is much like another one, such as an earlier version of it: what
 * the same records say at both ends is taken from the other, and only the records between are read.
 */
final class SimilarCards {
  private final byte[] bytes;
  private final byte[] others;
  private final int records;
  private final int shift;

  /** Records that both begin with. */
  private final int same;

  /** First record of those that both end with. */
  private final int tail;

  /**
   * @param records of {@code bytes}, END excluded
   * @param otherRecords of {@code others}, END excluded
   */
  SimilarCards(byte[] bytes, int records, byte[] others, int otherRecords) {
    this.bytes = bytes;
    this.others = others;
    this.records = records;
    this.shift = records - otherRecords;
    int most = Math.min(records, otherRecords);
    int first = 0;
    while (first < most && isSame(first, first)) {
      first++;
    }
    int last = 0;
    while (last < most - first && isSame(records - 1 - last, otherRecords - 1 - last)) {
      last++;
    }
    this.same = first;
    this.tail = records - last;
  }

  private boolean isSame(int own, int other) {
    int from = own * Header.RECORD;
    int at = other * Header.RECORD;
    return Arrays.equals(bytes, from, from + Header.RECORD, others, at, at + Header.RECORD);
  }

  /**
   * The cards.
   *
   * @param theirs those of the other header
   */
  List<Card> read(List<Card> theirs) {
    List<Card> cards = new ArrayList<>(theirs.size() + Math.max(0, shift));
    int next = 0;
    for (Card card : theirs) {
      int end = card.firstRecord() + card.recordCount();
      // what follows a string tells whether it goes on
      if (end >= same) {
        break;
      }
      cards.add(card);
      next = end;
    }
    int other = cards.size();
    FindingSink unheard = (rule, record, keyword, message) -> {};
    RecordReader reader = new RecordReader(bytes, records, CardMemory.ofOneHeader(), unheard);
    while (next < records) {
      while (other < theirs.size() && theirs.get(other).firstRecord() + shift < next) {
        other++;
      }
      boolean begins = other < theirs.size() && theirs.get(other).firstRecord() + shift == next;
      if (next >= tail && begins) {
        theirs.subList(other, theirs.size()).forEach(card -> cards.add(moved(card)));
        break;
      }
      Card card = reader.read(next);
      cards.add(card);
      next += card.recordCount();
    }
    return Collections.unmodifiableList(cards);
  }

  private Card moved(Card card) {
    return shift == 0
        ? card
        : new Card(
            card.keyword(),
            card.value(),
            card.comment(),
            card.firstRecord() + shift,
            card.recordCount());
  }
}
