package org.fitsql.fits;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what follows the value indicator of one record: value, comment, and what is odd about them
 * (FITS standard 4.0, sections 4.1.2.3 and 4.2). One object serves the records of one header in
 * turn.
 */
final class ValueField {
  private static final CardValue UNDEFINED = new CardValue.Undefined();
  private static final CardValue TRUE = new CardValue.Logical(true, "T");
  private static final CardValue FALSE = new CardValue.Logical(false, "F");
  private static final CardValue EMPTY = new CardValue.Text("");

  private final byte[] bytes;
  private final ShortStrings strings;

  private CardValue value = UNDEFINED;
  private String comment = "";
  private @Nullable String oddity;

  ValueField(byte[] bytes, ShortStrings strings) {
    this.bytes = bytes;
    this.strings = strings;
  }

  CardValue value() {
    return value;
  }

  String comment() {
    return comment;
  }

  /** What is odd about the field last read, or null. */
  @Nullable String oddity() {
    return oddity;
  }

  /** Reads the field in bytes {@code from} to {@code to}. */
  void read(int from, int to) {
    oddity = null;
    comment = "";
    int start = skipBlanks(from, to);
    if (start == to) {
      value = UNDEFINED;
    } else if (bytes[start] == '\'') {
      string(start, to);
    } else if (bytes[start] == '(') {
      complex(start, to);
    } else {
      word(start, to);
    }
  }

  private void string(int open, int to) {
    boolean doubled = false;
    int at = open + 1;
    for (; at < to; at++) {
      if (bytes[at] == '\'') {
        if (at + 1 < to && bytes[at + 1] == '\'') {
          doubled = true;
          at++;
        } else {
          break;
        }
      }
    }
    if (at >= to) {
      unreadable(open, to, "the string has no closing quote");
      return;
    }
    int end = trimEnd(open + 1, at);
    if (end == open + 1) {
      value = EMPTY;
    } else {
      String text = strings.text(bytes, open + 1, end);
      value = new CardValue.Text(doubled ? text.replace("''", "'") : text);
    }
    afterValue(at + 1, to);
  }

  private void complex(int open, int to) {
    int close = indexOf((byte) ')', open, to);
    int comma = indexOf((byte) ',', open, close);
    if (close < to && comma < close) {
      Double re = number(open + 1, comma);
      Double im = number(comma + 1, close);
      if (re != null && im != null) {
        value = new CardValue.Complex(re, im, strings.text(bytes, open, close + 1));
        afterValue(close + 1, to);
        return;
      }
    }
    word(open, to);
  }

  private @Nullable Double number(int from, int to) {
    int start = skipBlanks(from, to);
    CardValue part = NumberField.read(bytes, start, trimEnd(start, to), strings);
    if (part instanceof CardValue.Real real) {
      return real.number();
    }
    return part instanceof CardValue.Whole whole ? (double) whole.number() : null;
  }

  private void word(int start, int to) {
    int slash = indexOf((byte) '/', start, to);
    int end = trimEnd(start, slash);
    if (slash < to) {
      comment = text(slash + 1, to);
    }
    if (end == start) {
      value = UNDEFINED;
      return;
    }
    if (end == start + 1 && (bytes[start] == 'T' || bytes[start] == 'F')) {
      value = bytes[start] == 'T' ? TRUE : FALSE;
      return;
    }
    CardValue number = NumberField.read(bytes, start, end, strings);
    if (number == null) {
      value = new CardValue.Unreadable(strings.text(bytes, start, end));
      oddity = "the value " + value.literal() + " is of no FITS type; it is kept as it is";
      return;
    }
    value = number;
    if (number instanceof CardValue.Real real && !Double.isFinite(real.number())) {
      oddity = "the value " + real.literal() + " does not fit a finite double";
    }
  }

  private void unreadable(int from, int to, String why) {
    value = new CardValue.Unreadable(text(from, to));
    oddity = why + ": " + value.literal();
  }

  private void afterValue(int from, int to) {
    int at = skipBlanks(from, to);
    if (at < to && bytes[at] == '/') {
      comment = text(at + 1, to);
    } else if (at < to) {
      comment = text(at, to);
      oddity = "no / before the comment: " + comment;
    }
  }

  /** The text of a stretch without surrounding blanks. */
  private String text(int from, int to) {
    int start = skipBlanks(from, to);
    int end = trimEnd(start, to);
    return start == end ? "" : new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private int skipBlanks(int from, int to) {
    int at = from;
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  private int trimEnd(int from, int to) {
    int end = to;
    while (end > from && bytes[end - 1] == ' ') {
      end--;
    }
    return end;
  }

  private int indexOf(byte wanted, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
