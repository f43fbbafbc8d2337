package org.fitsql.definitions.sampling;

import org.fitsql.fits.CardValue;

/**
 * What the value of a card is by its own spelling, as far as the type of a column depends on it.
 */
public enum ValueKind {
  /** T or F. */
  LOGICAL,
  /** An integer of 64 bits. */
  INTEGER,
  /** Any other number; an integer beyond 64 bits, which only a real can approach, is one too. */
  REAL,
  /** Text, and whatever only text can hold: complex numbers, values that no standard allows. */
  TEXT,
  /** Text without a letter: no value in any column but a String. */
  BLANK,
  /** No value at all. */
  UNDEFINED;

  /** The kind of one value. */
  public static ValueKind of(CardValue value) {
    if (value instanceof CardValue.Undefined) {
      return UNDEFINED;
    }
    if (value instanceof CardValue.Logical) {
      return LOGICAL;
    }
    if (value instanceof CardValue.Whole) {
      return INTEGER;
    }
    if (value instanceof CardValue.Real || value instanceof CardValue.Huge) {
      return REAL;
    }
    return value instanceof CardValue.Text text && text.text().isBlank() ? BLANK : TEXT;
  }
}
