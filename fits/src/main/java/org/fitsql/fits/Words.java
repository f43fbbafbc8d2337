package org.fitsql.fits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Header bytes eight at a time: a keyword field is one word, and most of a record is blanks. */
final class Words {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle RAW =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long BLANKS = 0x2020202020202020L;

  private Words() {}

  /** The eight bytes at {@code at} as one comparable number. */
  static long at(byte[] bytes, int at) {
    return (long) WORD.get(bytes, at);
  }

  /** The same in the order of bytes that the machine likes best: to be held against its like. */
  static long raw(byte[] bytes, int at) {
    return (long) RAW.get(bytes, at);
  }

  /** The word that eight ASCII characters make. */
  static long of(String eight) {
    return at(eight.getBytes(StandardCharsets.US_ASCII), 0);
  }

  /** Whether all eight bytes are printable ASCII or DEL. */
  static boolean isText(long word) {
    return (word & HIGH_BITS) == 0 && ((word - BLANKS) & ~word & HIGH_BITS) == 0;
  }

  /** Index of the first byte that is not blank, or {@code to}. */
  static int skipBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to && at(bytes, at) == BLANKS) {
      at += Long.BYTES;
    }
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  /** Index after the last byte that is not blank, or {@code from}. */
  static int trimEnd(byte[] bytes, int from, int to) {
    int end = to;
    while (end - Long.BYTES >= from && at(bytes, end - Long.BYTES) == BLANKS) {
      end -= Long.BYTES;
    }
    while (end > from && bytes[end - 1] == ' ') {
      end--;
    }
    return end;
  }
}
