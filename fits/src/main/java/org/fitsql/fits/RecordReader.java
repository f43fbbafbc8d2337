package org.fitsql.fits;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one header as cards, each by itself (FITS standard 4.0, section 4; the
 * HIERARCH and record-valued conventions). Never fails: what cannot be read as a value stays what
 * it is, and is told as a finding.
 */
final class RecordReader {
  private static final long BLANK = Words.of("        ");
  private static final long COMMENT = Words.of("COMMENT ");
  private static final long HISTORY = Words.of("HISTORY ");
  private static final long HIERARCH = Words.of("HIERARCH");
  private static final long CONTINUE = Words.of("CONTINUE");
  private static final int KEYWORD = 8;

  private final byte[] bytes;
  private final int records;
  private final ShortStrings strings;
  private final KnownKeywords keywords;
  private final FindingSink findings;
  private final ValueField field;
  private KnownKeywords.Known keyword = KnownKeywords.of("");
  private boolean told;

  /**
   * @param records how many of the records belong to the header
   */
  RecordReader(byte[] bytes, int records, CardMemory memory, FindingSink findings) {
    this.bytes = bytes;
    this.records = records;
    this.strings = memory.strings();
    this.keywords = memory.keywords();
    this.findings = findings;
    this.field = new ValueField(bytes, strings);
  }

  /** The card that begins at a record, and may span several. */
  Card read(int record) {
    told = false;
    return card(record);
  }

  /** Whether something odd was told of the card read last. */
  boolean told() {
    return told;
  }

  /** What is known of the keyword of the card read last, where that has a value. */
  KnownKeywords.Known keyword() {
    return keyword;
  }

  /** Whether a string wants a CONTINUE after it. */
  static boolean isOpen(CardValue.Text text) {
    return text.text().endsWith("&");
  }

  private void tell(Rule rule, int record, String keyword, String message) {
    told = true;
    findings.odd(rule, record, keyword, message);
  }

  private Card card(int record) {
    int at = record * Header.RECORD;
    long word = Words.at(bytes, at);
    if (word == COMMENT || word == HISTORY || word == BLANK) {
      return commentary(record);
    }
    if (bytes[at + KEYWORD] == '=' && bytes[at + KEYWORD + 1] == ' ') {
      keyword = keywords.at(bytes, at);
      return valued(record, at + KEYWORD + 2, null);
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

  private Card commentary(int record) {
    int at = record * Header.RECORD;
    int end = Words.trimEnd(bytes, at + KEYWORD, at + Header.RECORD);
    String text = strings.text(bytes, at + KEYWORD, end);
    return new Card(keywords.at(bytes, at).keyword(), null, text, record, 1);
  }

  /**
   * The card of {@link #keyword()}.
   *
   * @param from byte behind the value indicator
   * @param instead rule that an odd value departs from, or null for that of the value
   */
  private Card valued(int record, int from, @Nullable Rule instead) {
    String name = keyword.keyword();
    field.read(from, (record + 1) * Header.RECORD);
    String oddity = field.oddity();
    if (oddity != null) {
      tell(instead == null ? field.rule() : instead, record, name, oddity);
    }
    CardValue value = field.value();
    if (value instanceof CardValue.Text text) {
      if (isOpen(text) && isContinue(record + 1)) {
        return continued(record, name, text.text());
      }
      RecordValue inner = keyword.recordValued() ? RecordValue.read(text.text(), strings) : null;
      if (inner != null) {
        keyword = KnownKeywords.of(name.concat(".").concat(inner.field()));
        return new Card(keyword.keyword(), inner.value(), field.comment(), record, 1);
      }
    }
    return new Card(name, value, field.comment(), record, 1);
  }

  /** Joins a long string (section 4.2.1.2); comments of its records are joined by one blank. */
  private Card continued(int record, String keyword, String first) {
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
    CardValue value = new CardValue.Text(whole);
    return new Card(keyword, value, comment.toString(), record, next - record);
  }

  private boolean isContinue(int record) {
    int at = record * Header.RECORD;
    return record < records
        && Words.at(bytes, at) == CONTINUE
        && !(bytes[at + KEYWORD] == '=' && bytes[at + KEYWORD + 1] == ' ');
  }

  private Card hierarch(int record) {
    int at = record * Header.RECORD;
    int end = at + Header.RECORD;
    for (int i = at + KEYWORD + 1; i < end; i++) {
      if (bytes[i] == '=') {
        String words = new String(bytes, at + 9, i - at - 9, StandardCharsets.ISO_8859_1).strip();
        keyword = KnownKeywords.of(words.replaceAll(" +", " "));
        return valued(record, i + 1, Rule.HIERARCH);
      }
    }
    tell(Rule.HIERARCH, record, "HIERARCH", "HIERARCH without =");
    return commentary(record);
  }

  /** No value indicator in bytes 9 and 10: a value all the same where "= " comes earlier. */
  private Card irregular(int record) {
    int at = record * Header.RECORD;
    for (int i = at + 1; i < at + KEYWORD; i++) {
      if (bytes[i] == '=' && bytes[i + 1] == ' ') {
        String name = text(at, i);
        if (!name.isEmpty() && name.indexOf(' ') < 0) {
          tell(Rule.VALUE_INDICATOR, record, name, "the = is not in column 9");
          keyword = KnownKeywords.of(name);
          return valued(record, i + 2, null);
        }
      }
    }
    if (bytes[at + KEYWORD] == '=') {
      tell(
          Rule.VALUE_INDICATOR,
          record,
          text(at, at + KEYWORD),
          "no blank after the =, so the card has no value");
    }
    return commentary(record);
  }

  /** The text of a stretch without surrounding blanks. */
  private String text(int from, int to) {
    int start = Words.skipBlanks(bytes, from, to);
    return strings.text(bytes, start, Words.trimEnd(bytes, start, to));
  }
}
