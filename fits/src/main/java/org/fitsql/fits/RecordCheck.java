package org.fitsql.fits;

import java.nio.charset.StandardCharsets;

/**
 * Holds the bytes of the records of one header against the standard: printable ASCII throughout,
 * and keywords of the characters that keywords are made of (FITS standard 4.0, section 4.1.2).
 */
final class RecordCheck {
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long BLANKS = 0x2020202020202020L;
  private static final long ONES = 0x0101010101010101L;
  private static final long END = Words.of("END     ");
  private static final int KEYWORD = 8;
  private static final boolean[] LEGAL = legal();

  private final byte[] bytes;
  private final FindingSink findings;

  RecordCheck(byte[] bytes, FindingSink findings) {
    this.bytes = bytes;
    this.findings = findings;
  }

  private static boolean[] legal() {
    boolean[] legal = new boolean[256];
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".chars().forEach(c -> legal[c] = true);
    return legal;
  }

  /** Tells of all records that are not sound. */
  void all(int records) {
    for (int record = 0; record < records; record++) {
      if (!isText(record)) {
        tellCharacter(record);
      }
      keyword(record);
    }
  }

  /** Whether there is nothing to tell of the bytes of a record. */
  boolean isSound(int record) {
    int at = record * Header.RECORD;
    return isText(record) && isKeyword(at, legalEnd(at)) && Words.at(bytes, at) != END;
  }

  /** Whether a record has no other characters than printable ASCII. */
  private boolean isText(int record) {
    int at = record * Header.RECORD;
    long odd = 0;
    for (int i = 0; i < Header.RECORD; i += Long.BYTES) {
      long word = Words.at(bytes, at + i);
      // a byte above 126, by its own high bit or by the carry; or one below 32
      odd |= word | (word + ONES) | ((word - BLANKS) & ~word);
    }
    return (odd & HIGH_BITS) == 0;
  }

  private void tellCharacter(int record) {
    int at = record * Header.RECORD;
    for (int i = 0; i < Header.RECORD; i++) {
      int c = bytes[at + i] & 0xff;
      if (c < ' ' || c > '~') {
        String message =
            "byte %d of the record is 0x%02x, no printable ASCII character".formatted(i + 1, c);
        findings.odd(Rule.CHARACTER, record, name(at), message);
        return;
      }
    }
  }

  /** Tells of a keyword field of characters that no keyword has. */
  private void keyword(int record) {
    int at = record * Header.RECORD;
    int end = legalEnd(at);
    if (!isKeyword(at, end)) {
      tellKeyword(record, at, end);
    } else if (Words.at(bytes, at) == END) {
      findings.odd(Rule.END_FILL, record, "END", "END is followed by other characters than blanks");
    }
  }

  /** How many bytes of a keyword field are legal, from its first one on. */
  private int legalEnd(int at) {
    int i = 0;
    while (i < KEYWORD && LEGAL[bytes[at + i] & 0xff]) {
      i++;
    }
    return i;
  }

  private boolean isKeyword(int at, int legalEnd) {
    return Words.skipBlanks(bytes, at + legalEnd, at + KEYWORD) == at + KEYWORD;
  }

  private void tellKeyword(int record, int at, int i) {
    String name = new String(bytes, at, 8, StandardCharsets.ISO_8859_1).stripTrailing();
    String why =
        i == 0 && bytes[at] == ' '
            ? "is not left-justified"
            : "has other characters than A-Z, 0-9, - and _";
    findings.odd(Rule.KEYWORD_NAME, record, name(at), "the keyword '" + name + "' " + why);
  }

  private String name(int at) {
    return new String(bytes, at, 8, StandardCharsets.ISO_8859_1).strip();
  }

  /** Tells where END and what follows it in its block are not blanks. */
  void fill(int endRecord) {
    int at = endRecord * Header.RECORD + 3;
    if (at < bytes.length && Words.trimEnd(bytes, at, bytes.length) > at) {
      findings.odd(
          Rule.END_FILL, endRecord, "END", "END is not followed by blanks to the end of its block");
    }
  }
}
