package org.fitsql.cli.output;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Values of the database as text. */
final class ValueText {
  private ValueText() {}

  /** The value as text, bytes in Base64; NULL is {@code nothing}. */
  static String of(@Nullable Object value, String nothing) {
    if (value == null) {
      return nothing;
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
