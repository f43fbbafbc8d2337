package org.fitsql.fits;

import org.fitsql.fits.ReservedKeyword.Type;
import org.jspecify.annotations.Nullable;

/** Holds the value of a reserved keyword against the type that it must have. */
final class ValueType {
  private ValueType() {}

  /** Whether the value is of the type; tells where it is not. */
  static boolean check(Card card, Type type, FindingSink findings) {
    CardValue value = card.value();
    if (type == Type.DATE
        && value instanceof CardValue.Text date
        && DateText.isDoubtful(date.text())
        && fits(value, type)) {
      String message = card.keyword() + " = '" + date.text() + "': dates of FITS end without Z";
      findings.odd(Rule.DOUBTFUL_VALUE, card.firstRecord(), card.keyword(), message);
      return true;
    }
    if (value == null || value instanceof CardValue.Unreadable || fits(value, type)) {
      return !(value instanceof CardValue.Unreadable);
    }
    Rule rule = Rule.RESERVED_TYPE;
    String message = card.keyword() + " = " + spelled(value) + " is " + wanted(type);
    if (type == Type.DATE && value instanceof CardValue.Text text) {
      rule = Rule.RESERVED_VALUE;
      message = card.keyword() + " = '" + text.text() + "' is no date of FITS";
    }
    findings.odd(rule, card.firstRecord(), card.keyword(), message);
    return false;
  }

  /** Whether {@link #check} tells nothing of a value, and lets it pass. */
  static boolean isSound(@Nullable CardValue value, Type type) {
    boolean doubtful =
        type == Type.DATE
            && value instanceof CardValue.Text date
            && DateText.isDoubtful(date.text());
    return value != null
        && !doubtful
        && !(value instanceof CardValue.Unreadable)
        && fits(value, type);
  }

  private static boolean fits(CardValue value, Type type) {
    return switch (type) {
      case ANY -> true;
      case TEXT -> value instanceof CardValue.Text;
      case WHOLE -> value instanceof CardValue.Whole || value instanceof CardValue.Huge;
      case NUMBER ->
          value instanceof CardValue.Real
              || value instanceof CardValue.Whole
              || value instanceof CardValue.Huge;
      case LOGICAL -> value instanceof CardValue.Logical;
      case DATE -> value instanceof CardValue.Text text && DateText.isValid(text.text());
    };
  }

  private static String spelled(CardValue value) {
    if (value instanceof CardValue.Undefined) {
      return "(no value)";
    }
    return value instanceof CardValue.Text text ? "'" + text.text() + "'" : value.literal();
  }

  private static String wanted(Type type) {
    return switch (type) {
      case TEXT, DATE -> "no string";
      case WHOLE -> "no integer";
      case NUMBER -> "no number";
      case LOGICAL -> "neither T nor F";
      case ANY -> "no value";
    };
  }

  /** The number of a card whose type was checked; NaN where it is none. */
  static double number(Card card) {
    if (card.value() instanceof CardValue.Real real) {
      return real.number();
    }
    return card.value() instanceof CardValue.Whole whole ? whole.number() : Double.NaN;
  }
}
