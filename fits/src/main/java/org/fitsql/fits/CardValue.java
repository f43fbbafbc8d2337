package org.fitsql.fits;

import java.math.BigInteger;

/**
 * The value field of a card (FITS standard 4.0, section 4.2), typed by its own spelling and never
 * by expectation. Every alternative keeps {@link #literal()}, the value exactly as it was spelled,
 * so that a column of text loses nothing.
 */
public sealed interface CardValue {

  /** The value as spelled in the card, without the surrounding blanks; a string without quotes. */
  String literal();

  /** A character string: trailing blanks removed, doubled quotes made single. May be empty. */
  record Text(String text) implements CardValue {
    @Override
    public String literal() {
      return text;
    }
  }

  /** An integer that fits 64 bits. */
  record Whole(long number, String literal) implements CardValue {}

  /** An integer beyond 64 bits. */
  record Huge(BigInteger number, String literal) implements CardValue {}

  /**
   * A floating-point number, D exponents included. {@code number} is infinite where the literal
   * exceeds the range of a double, and NaN or infinite where a non-standard card says so.
   */
  record Real(double number, String literal) implements CardValue {}

  /** {@code T} or {@code F}. */
  record Logical(boolean truth, String literal) implements CardValue {}

  /** A complex number, {@code (re, im)}. */
  record Complex(double re, double im, String literal) implements CardValue {}

  /** A card with a value indicator and no value (section 4.1.2.3). */
  record Undefined() implements CardValue {
    @Override
    public String literal() {
      return "";
    }
  }

  /** A value field that is none of the above, such as {@code 5abc}; kept as it is. */
  record Unreadable(String literal) implements CardValue {}
}
