package org.fitsql.fits;

/**
 * The fixed format that the values of mandatory keywords have (FITS standard 4.0, section 4.2):
 * numbers and logicals end in column 30, strings begin in column 11.
 */
final class FixedFormat {
  private static final int VALUE = 10;
  private static final int LAST = 29;

  private final byte[] bytes;
  private final FindingSink findings;

  FixedFormat(byte[] bytes, FindingSink findings) {
    this.bytes = bytes;
    this.findings = findings;
  }

  /** Tells of an integer or logical that does not end in column 30. */
  void rightJustified(Card card) {
    int at = card.firstRecord() * Header.RECORD;
    int value = Words.skipBlanks(bytes, at + VALUE, at + LAST + 1);
    int end = value;
    while (end <= at + LAST && bytes[end] != ' ' && bytes[end] != '/') {
      end++;
    }
    byte next = bytes[at + LAST + 1];
    tell(card, value <= at + LAST && end == at + LAST + 1 && (next == ' ' || next == '/'));
  }

  /** Tells of a string that does not begin in column 11 or has fewer than eight characters. */
  void string(Card card) {
    int at = card.firstRecord() * Header.RECORD + VALUE;
    int end = at + 1;
    while (end < at + Header.RECORD - VALUE && bytes[end] != '\'') {
      end++;
    }
    tell(card, bytes[at] == '\'' && end >= at + 9);
  }

  private void tell(Card card, boolean fixed) {
    if (!fixed) {
      findings.odd(
          Rule.MANDATORY_VALUE,
          card.firstRecord(),
          card.keyword(),
          "the value of " + card.keyword() + " is not in fixed format");
    }
  }
}
