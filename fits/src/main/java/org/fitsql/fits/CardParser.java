package org.fitsql.fits;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the 80-byte records of one header into cards (FITS standard 4.0, section 4; the HIERARCH
 * and record-valued conventions). Never fails: what cannot be read as a value stays what it is, and
 * is told as a finding.
 */
final class CardParser {
  private static final long BLANK = Words.of("        ");
  private static final long COMMENT = Words.of("COMMENT ");
  private static final long HISTORY = Words.of("HISTORY ");
  private static final long HIERARCH = Words.of("HIERARCH");
  private static final long CONTINUE = Words.of("CONTINUE");
  private static final int KEYWORD = 8;

  private final byte[] bytes;
  private final int records;
  private final ShortStrings strings;
  private final FindingSink findings;
  private final KnownCards known;
  private final KnownKeywords keywords;
  private final RecordCheck check;
  private final ValueField field;
  private final List<Card> cards;
  private final @Nullable ReservedKeyword[] reserved;
  private final List<Card> structural = new ArrayList<>();
  private KnownKeywords.Known keyword = KnownKeywords.of(0, "");
  private boolean told;
  private boolean odd;

  CardParser(byte[] bytes, int records, CardMemory memory, FindingSink findings) {
    this.bytes = bytes;
    this.records = records;
    this.strings = memory.strings();
    this.known = memory.cards();
    this.keywords = memory.keywords();
    this.findings = findings;
    this.check = new RecordCheck(bytes, findings);
    this.field = new ValueField(bytes, strings);
    this.cards = new ArrayList<>(records);
    this.reserved = new ReservedKeyword[records];
  }

  /** The cards of the first {@code records} records of the header. */
  ParsedCards parse() {
    for (int record = 0; record < records; ) {
      int at = record * Header.RECORD;
      int hash = KnownCards.hash(bytes, at);
      KnownCards.Known one = known.find(bytes, at, hash);
      if (one != null) {
        cards.add(one.at(record));
        classify(one.reserved(), one.structural());
        record++;
      } else {
        record += read(record, hash);
      }
    }
    if (odd) {
      check.all(records);
    }
    return new ParsedCards(Collections.unmodifiableList(cards), reserved, structural);
  }

  /**
   * Reads the card that begins at a record, and remembers it where that depends on nothing else.
   */
  private int read(int record, int hash) {
    told = false;
    int span = card(record);
    boolean sound = true;
    for (int i = record; i < record + span; i++) {
      sound &= check.isSound(i);
    }
    odd |= !sound;
    Card card = cards.get(cards.size() - 1);
    KnownKeywords.Known of = keyword;
    if (!of.keyword().equals(card.keyword())) {
      of = KnownKeywords.of(0, card.keyword());
    }
    ReservedKeyword reserved = card.value() == null ? null : of.reserved();
    boolean structural = card.value() != null && of.structural();
    classify(reserved, structural);
    boolean whole = span == 1 && !(card.value() instanceof CardValue.Text text && isOpen(text));
    if (sound && !told && whole && known.isWanted(hash)) {
      remember(record, hash, card, reserved, structural);
    }
    return span;
  }

  /** Notes what the keyword of the last card is. */
  private void classify(@Nullable ReservedKeyword keyword, boolean wanted) {
    int last = cards.size() - 1;
    reserved[last] = keyword;
    if (wanted) {
      structural.add(cards.get(last));
    }
  }

  private void remember(
      int record, int hash, Card card, @Nullable ReservedKeyword keyword, boolean wanted) {
    int at = record * Header.RECORD;
    byte[] own = Arrays.copyOfRange(bytes, at, at + Header.RECORD);
    ReservedKeyword open = keyword == null || HeaderRules.isSettled(card, keyword) ? null : keyword;
    known.remember(
        hash,
        new KnownCards.Known(own, card.keyword(), card.value(), card.comment(), open, wanted));
  }

  private static boolean isOpen(CardValue.Text text) {
    return text.text().endsWith("&");
  }

  private void tell(Rule rule, int record, String keyword, String message) {
    told = true;
    findings.odd(rule, record, keyword, message);
  }

  /** Reads the card that begins at a record, and returns how many records it spans. */
  private int card(int record) {
    int at = record * Header.RECORD;
    long word = Words.at(bytes, at);
    if (word == COMMENT || word == HISTORY || word == BLANK) {
      return commentary(record);
    }
    if (bytes[at + KEYWORD] == '=' && bytes[at + KEYWORD + 1] == ' ') {
      return valued(record, keyword(at), at + KEYWORD + 2);
    }
    if (word == HIERARCH && bytes[at + KEYWORD] == ' ') {
      return hierarch(record);
    }
    if (word == CONTINUE) {
      tell(Rule.LONG_STRING, record, "CONTINUE", "CONTINUE follows no string that ends with &");
      return commentary(record);
    }
    return irregular(record);
  }

  private int commentary(int record) {
    int at = record * Header.RECORD;
    int end = Words.trimEnd(bytes, at + KEYWORD, at + Header.RECORD);
    String text = strings.text(bytes, at + KEYWORD, end);
    cards.add(new Card(keyword(at), null, text, record, 1));
    return 1;
  }

  private int valued(int record, String keyword, int from) {
    return valued(record, keyword, from, null);
  }

  /**
   * @param instead rule that an odd value departs from, or null for that of the value
   */
  private int valued(int record, String keyword, int from, @Nullable Rule instead) {
    field.read(from, (record + 1) * Header.RECORD);
    String oddity = field.oddity();
    if (oddity != null) {
      tell(instead == null ? field.rule() : instead, record, keyword, oddity);
    }
    CardValue value = field.value();
    if (value instanceof CardValue.Text text) {
      if (isOpen(text) && isContinue(record + 1)) {
        return continued(record, keyword, text.text());
      }
      if (RecordValue.isConventional(keyword)) {
        RecordValue inner = RecordValue.read(text.text(), strings);
        if (inner != null) {
          String name = keyword.concat(".").concat(inner.field());
          cards.add(new Card(name, inner.value(), field.comment(), record, 1));
          return 1;
        }
      }
    }
    cards.add(new Card(keyword, value, field.comment(), record, 1));
    return 1;
  }

  /** Joins a long string (section 4.2.1.2); comments of its records are joined by one blank. */
  private int continued(int record, String keyword, String first) {
    StringBuilder text = new StringBuilder(first);
    StringBuilder comment = new StringBuilder(field.comment());
    int next = record + 1;
    boolean more = true;
    while (more && isContinue(next)) {
      field.read(next * Header.RECORD + KEYWORD, (next + 1) * Header.RECORD);
      if (!(field.value() instanceof CardValue.Text part)) {
        tell(Rule.LONG_STRING, next, keyword, "CONTINUE carries no string");
        break;
      }
      text.setLength(text.length() - 1);
      text.append(part.text());
      if (!field.comment().isEmpty()) {
        comment.append(comment.length() == 0 ? "" : " ").append(field.comment());
      }
      more = isOpen(part);
      next++;
    }
    String whole = text.toString().stripTrailing();
    int span = next - record;
    cards.add(new Card(keyword, new CardValue.Text(whole), comment.toString(), record, span));
    return span;
  }

  private boolean isContinue(int record) {
    int at = record * Header.RECORD;
    return record < records
        && Words.at(bytes, at) == CONTINUE
        && !(bytes[at + KEYWORD] == '=' && bytes[at + KEYWORD + 1] == ' ');
  }

  private int hierarch(int record) {
    int at = record * Header.RECORD;
    int end = at + Header.RECORD;
    for (int i = at + KEYWORD + 1; i < end; i++) {
      if (bytes[i] == '=') {
        String words = new String(bytes, at + 9, i - at - 9, StandardCharsets.ISO_8859_1).strip();
        return valued(record, words.replaceAll(" +", " "), i + 1, Rule.HIERARCH);
      }
    }
    tell(Rule.HIERARCH, record, "HIERARCH", "HIERARCH without =");
    return commentary(record);
  }

  /** No value indicator in bytes 9 and 10: a value all the same where "= " comes earlier. */
  private int irregular(int record) {
    int at = record * Header.RECORD;
    for (int i = at + 1; i < at + KEYWORD; i++) {
      if (bytes[i] == '=' && bytes[i + 1] == ' ') {
        String keyword = keyword(at, i);
        if (!keyword.isEmpty() && keyword.indexOf(' ') < 0) {
          tell(Rule.VALUE_INDICATOR, record, keyword, "the = is not in column 9");
          return valued(record, keyword, i + 2);
        }
      }
    }
    if (bytes[at + KEYWORD] == '=') {
      tell(
          Rule.VALUE_INDICATOR,
          record,
          keyword(at, at + KEYWORD),
          "no blank after the =, so the card has no value");
    }
    return commentary(record);
  }

  /** The keyword in the keyword field of the record at a byte. */
  private String keyword(int at) {
    keyword = keywords.at(bytes, at);
    return keyword.keyword();
  }

  private String keyword(int from, int to) {
    int start = Words.skipBlanks(bytes, from, to);
    return strings.text(bytes, start, Words.trimEnd(bytes, start, to));
  }
}
