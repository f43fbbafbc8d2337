package org.fitsql.fits;

/**
 * The fixed format that the values of mandatory keywords have (FITS standard 4.0, section 4.2):
 * numbers and logicals end in column 30, strings begin in column 11.
 */
final class FixedFormat {
  private static final int VALUE = 10;
  private static final int LAST = 29;

  private final Header header;
  private final FindingSink findings;

  FixedFormat(Header header, FindingSink findings) {
    this.header = header;
    this.findings = findings;
  }

  /** Tells of an integer or logical that does not end in column 30. */
  void rightJustified(Card card) {
    String record = header.record(card.firstRecord());
    String field = record.substring(VALUE, LAST + 1);
    boolean fixed =
        record.charAt(LAST) != ' '
            && field.strip().indexOf(' ') < 0
            && field.indexOf('/') < 0
            && (record.charAt(LAST + 1) == ' ' || record.charAt(LAST + 1) == '/');
    tell(card, fixed);
  }

  /** Tells of a string that does not begin in column 11 or has fewer than eight characters. */
  void string(Card card) {
    String record = header.record(card.firstRecord());
    int end = record.indexOf('\'', VALUE + 1);
    tell(card, record.charAt(VALUE) == '\'' && end >= VALUE + 9);
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
