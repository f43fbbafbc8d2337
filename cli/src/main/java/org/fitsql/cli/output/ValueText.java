package org.fitsql.cli.output;

import java.math.BigDecimal;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Values of the database as text. */
final class ValueText {
  /** Up to so many digits a decimal number is written without an exponent. */
  private static final int PLAIN = 40;

  private ValueText() {}

  /** The value as text, bytes in Base64; NULL is {@code nothing}. */
  static String of(@Nullable Object value, String nothing) {
    if (value == null) {
      return nothing;
    }
    if (value instanceof BigDecimal number && Math.abs(number.scale()) < PLAIN) {
      return number.toPlainString(); // sums: 240 rather than 2.4E+2
    }
    return value instanceof byte[] bytes
        ? Base64.getEncoder().encodeToString(bytes)
        : value.toString();
  }

  /** The same for the eye: one line, and of bytes only how many. */
  static String forTable(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return "<" + bytes.length + " bytes>";
    }
    return of(value, "NULL").replaceAll("\\p{Cntrl}+", " ");
  }
}
