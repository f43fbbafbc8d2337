package org.fitsql.fits;

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
  private Rule rule = Rule.VALUE;

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

  /** The rule that {@link #oddity} departs from. */
  Rule rule() {
    return rule;
  }

  /** Reads the field in bytes {@code from} to {@code to}. */
  void read(int from, int to) {
    oddity = null;
    comment = "";
    int start = Words.skipBlanks(bytes, from, to);
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
    int end = Words.trimEnd(bytes, open + 1, at);
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
    int start = Words.skipBlanks(bytes, from, to);
    CardValue part = NumberField.read(bytes, start, Words.trimEnd(bytes, start, to), strings);
    if (part instanceof CardValue.Real real) {
      return real.number();
    }
    return part instanceof CardValue.Whole whole ? (double) whole.number() : null;
  }

  private void word(int start, int to) {
    int slash = indexOf((byte) '/', start, to);
    int end = Words.trimEnd(bytes, start, slash);
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
      rule = Rule.VALUE;
      oddity = "the value " + value.literal() + " is of no FITS type; it is kept as it is";
      return;
    }
    value = number;
    if (number instanceof CardValue.Real real) {
      real(real, start, end);
    }
  }

  private void real(CardValue.Real real, int start, int end) {
    boolean lower = false;
    for (int i = start; i < end; i++) {
      lower |= bytes[i] >= 'a' && bytes[i] <= 'z';
    }
    boolean spelledOut = lower || indexOf((byte) 'N', start, end) < end;
    rule = spelledOut ? Rule.VALUE : Rule.RANGE;
    if (!Double.isFinite(real.number())) {
      oddity = "the value " + real.literal() + " does not fit a finite double";
    } else if (lower) {
      oddity = "the value " + real.literal() + " has a lower-case exponent";
    }
  }

  private void unreadable(int from, int to, String why) {
    value = new CardValue.Unreadable(text(from, to));
    rule = Rule.VALUE;
    oddity = why + ": " + value.literal();
  }

  private void afterValue(int from, int to) {
    int at = Words.skipBlanks(bytes, from, to);
    if (at < to && bytes[at] == '/') {
      comment = text(at + 1, to);
    } else if (at < to) {
      comment = text(at, to);
      rule = Rule.COMMENT;
      oddity = "no / before the comment: " + comment;
    }
  }

  /** The text of a stretch without surrounding blanks. */
  private String text(int from, int to) {
    int start = Words.skipBlanks(bytes, from, to);
    return strings.text(bytes, start, Words.trimEnd(bytes, start, to));
  }

  private int indexOf(byte wanted, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
