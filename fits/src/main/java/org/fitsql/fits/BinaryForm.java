package org.fitsql.fits;

import org.jspecify.annotations.Nullable;

/**
 * TFORMn of a binary table (FITS standard 4.0, section 7.3.2), {@code 16A}: what follows the letter
 * is not looked at.
 *
 * @param repeat elements in a cell, up to nine digits
 * @param code letter of the type
 */
record BinaryForm(int repeat, char code) {
  private static final int MOST_DIGITS = 9;

  /** The format that a text spells, blanks before it let pass; null where it is none. */
  static @Nullable BinaryForm of(String text) {
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    int at = start;
    int repeat = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      if (at - start == MOST_DIGITS) {
        return null;
      }
      repeat = 10 * repeat + text.charAt(at) - '0';
      at++;
    }
    return at < text.length() && "LXBIJKAEDCMPQ".indexOf(text.charAt(at)) >= 0
        ? new BinaryForm(at == start ? 1 : repeat, text.charAt(at))
        : null;
  }

  /** Bytes of a cell. */
  long bytes() {
    return code == 'X' ? (repeat + 7L) / 8 : (long) repeat * TableColumn.elementSize(code);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
