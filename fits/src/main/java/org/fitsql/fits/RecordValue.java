package org.fitsql.fits;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A record-valued card: a string that holds one field and its number, {@code DP1 = 'AXIS.1: 1'}
 * (Calabretta et al., Representations of distortions in FITS world coordinate systems). Only the
 * keywords of that paper and of HST's own D2IM distortions are read so; any other string that looks
 * alike, {@code 'TIME: 5'}, is a string.
 *
 * @param field such as {@code AXIS.1}
 * @param value always real, by that paper
 */
record RecordValue(String field, CardValue.Real value) {

  /** Whether a keyword is DPja, DQia or D2IMn. */
  static boolean isConventional(String keyword) {
    int length = keyword.length();
    if (length < 3 || keyword.charAt(0) != 'D') {
      return false;
    }
    char second = keyword.charAt(1);
    if (second == 'P' || second == 'Q') {
      char last = keyword.charAt(length - 1);
      return allDigits(keyword, 2, last >= 'A' && last <= 'Z' ? length - 1 : length);
    }
    return keyword.startsWith("D2IM") && allDigits(keyword, 4, length);
  }

  /** Field and number of a string; null where it is not spelled like a record. */
  static @Nullable RecordValue read(String text, ShortStrings strings) {
    int colon = text.indexOf(": ");
    if (colon < 1 || !isField(text, colon)) {
      return null;
    }
    byte[] bytes = text.substring(colon + 2).strip().getBytes(StandardCharsets.ISO_8859_1);
    CardValue number = NumberField.read(bytes, 0, bytes.length, strings);
    String field = text.substring(0, colon);
    if (number instanceof CardValue.Real real) {
      return new RecordValue(field, real);
    }
    return number instanceof CardValue.Whole whole
        ? new RecordValue(field, new CardValue.Real(whole.number(), whole.literal()))
        : null;
  }

  private static boolean isField(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
      boolean later = i > 0 && ((c >= '0' && c <= '9') || c == '.');
      if (!letter && !later) {
        return false;
      }
    }
    return true;
  }

  private static boolean allDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return to > from;
  }
}
