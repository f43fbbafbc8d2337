package org.fitsql.fits;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads integers and floating-point numbers as FITS spells them (standard 4.0, sections 4.2.3 and
 * 4.2.4), exact to the last bit. Lower-case exponent letters and NaN or Inf, which FITS does not
 * know, are read as well: writers produce them.
 */
final class NumberField {
  /** Powers of ten that a double holds exactly. */
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final long EXACT_IN_DOUBLE = 1L << 53;
  private static final int DIGITS_IN_LONG = 18;

  private final byte[] bytes;
  private final int end;
  private int at;

  private final boolean negative;
  private long digits;
  private int significant;
  private int decimals;
  private boolean anyDigit;
  private boolean point;

  private NumberField(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.end = to;
    this.at = from;
    this.negative = from < to && bytes[from] == '-';
    if (negative || (from < to && bytes[from] == '+')) {
      at++;
    }
  }

  /** The number spelled by bytes {@code from} to {@code to}; null where they spell none. */
  static @Nullable CardValue read(byte[] bytes, int from, int to, ShortStrings strings) {
    return new NumberField(bytes, from, to).read(from, strings);
  }

  private @Nullable CardValue read(int from, ShortStrings strings) {
    mantissa();
    if (!anyDigit) {
      return special(from, strings);
    }
    if (at == end && !point) {
      return integer(strings.text(bytes, from, end));
    }
    int exponent = 0;
    if (at < end) {
      if (!isExponentLetter(bytes[at])) {
        return null;
      }
      at++;
      int start = at;
      exponent = exponent();
      if (at < end || start == end || !isDigit(bytes[end - 1])) {
        return null;
      }
    }
    String literal = strings.text(bytes, from, end);
    return new CardValue.Real(real(exponent, literal), literal);
  }

  private void mantissa() {
    for (; at < end; at++) {
      byte c = bytes[at];
      if (isDigit(c)) {
        anyDigit = true;
        if (significant > 0 || c != '0') {
          significant++;
        }
        if (significant <= DIGITS_IN_LONG) {
          digits = digits * 10 + (c - '0');
        }
        if (point) {
          decimals++;
        }
      } else if (c == '.' && !point) {
        point = true;
      } else {
        return;
      }
    }
  }

  private int exponent() {
    boolean minus = at < end && bytes[at] == '-';
    if (minus || (at < end && bytes[at] == '+')) {
      at++;
    }
    int value = 0;
    for (; at < end && isDigit(bytes[at]); at++) {
      // beyond this the exact value no longer matters: parseDouble has the last word
      value = Math.min(value * 10 + (bytes[at] - '0'), 99_999);
    }
    return minus ? -value : value;
  }

  private CardValue integer(String literal) {
    if (significant <= DIGITS_IN_LONG) {
      return new CardValue.Whole(negative ? -digits : digits, literal);
    }
    BigInteger number = new BigInteger(literal);
    return number.bitLength() < Long.SIZE
        ? new CardValue.Whole(number.longValueExact(), literal)
        : new CardValue.Huge(number, literal);
  }

  private double real(int exponent, String literal) {
    int scale = exponent - decimals;
    if (significant <= DIGITS_IN_LONG
        && digits <= EXACT_IN_DOUBLE
        && Math.abs(scale) < TENS.length) {
      // both operands are exact, so one rounding gives the nearest double (Clinger 1990)
      double value = scale < 0 ? digits / TENS[-scale] : digits * TENS[scale];
      return negative ? -value : value;
    }
    return Double.parseDouble(literal.replace('D', 'E').replace('d', 'E'));
  }

  private @Nullable CardValue special(int from, ShortStrings strings) {
    int length = end - at;
    if (point || length < 3 || length > 8) {
      return null;
    }
    String word = strings.text(bytes, at, end);
    if (word.equalsIgnoreCase("NaN")) {
      return new CardValue.Real(Double.NaN, strings.text(bytes, from, end));
    }
    if (word.equalsIgnoreCase("Inf") || word.equalsIgnoreCase("Infinity")) {
      double infinite = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return new CardValue.Real(infinite, strings.text(bytes, from, end));
    }
    return null;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isExponentLetter(byte c) {
    return c == 'E' || c == 'D' || c == 'e' || c == 'd';
  }
}
