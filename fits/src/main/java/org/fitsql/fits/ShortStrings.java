package org.fitsql.fits;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text of header bytes. Gives equal sequences of up to eight bytes the same string, where it still
 * remembers it: keywords and values such as {@code 1.0} come back in every header. (Remembering
 * comments too was measured, and costs more than it saves.)
 *
 * <p>Safe to share between threads without a lock: entries are immutable, so a lost or late write
 * to a slot costs one allocation and no more. Its size is fixed.
 */
final class ShortStrings {
  private static final int SLOTS = 2048;

  /** The length is here so that a look does not have to fetch the text from memory. */
  private record Entry(long word, int length, String text) {}

  private final @Nullable Entry[] slots = new Entry[SLOTS];

  /** The text of bytes {@code from} to {@code to}, read as ISO 8859-1 so that no byte is lost. */
  String text(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length <= 0) {
      return "";
    }
    if (length > Long.BYTES || from + Long.BYTES > bytes.length) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    long word = Words.at(bytes, from) & (-1L << (Long.SIZE - Byte.SIZE * length));
    int slot = (int) ((word * 0x9E3779B97F4A7C15L) >>> 53);
    Entry known = slots[slot];
    if (known != null && known.word == word && known.length == length) {
      return known.text;
    }
    String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    slots[slot] = new Entry(word, length, text);
    return text;
  }
}
