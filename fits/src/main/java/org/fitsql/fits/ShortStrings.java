package org.fitsql.fits;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Gives equal short byte sequences the same string, where it still remembers it: keywords and
 * values such as {@code 1.0} come back in every header. Safe to share between threads without a
 * lock: a string is immutable, so a lost or late write to a slot costs one allocation and no more.
 * Its size is fixed.
 */
final class ShortStrings {
  private static final int SLOTS = 4096;
  private static final int LONGEST = 16;

  private final @Nullable String[] slots = new String[SLOTS];

  /** The text of bytes {@code from} to {@code to}, read as ISO 8859-1 so that no byte is lost. */
  String text(byte[] bytes, int from, int to) {
    if (to - from > LONGEST) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    if (to <= from) {
      return "";
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + bytes[i];
    }
    int slot = (hash ^ hash >>> 12) & (SLOTS - 1);
    String known = slots[slot];
    if (known != null && same(known, bytes, from, to)) {
      return known;
    }
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    slots[slot] = text;
    return text;
  }

  private static boolean same(String known, byte[] bytes, int from, int to) {
    if (known.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (known.charAt(i - from) != (bytes[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
