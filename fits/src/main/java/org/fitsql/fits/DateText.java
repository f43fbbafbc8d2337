package org.fitsql.fits;

/**
 * Dates as FITS spells them: {@code 2002-04-13T18:09:22.5}, the date alone, and {@code 13/04/02} of
 * the last century (FITS standard 4.0, sections 4.4.2.1 and 9.1.1). A time alone is let pass, and a
 * Z behind decimals, with which the standard knows nothing to do: see {@link #isDoubtful}.
 *
 * <p>Read by hand: regular expressions took as long as all else that is done with a date.
 */
final class DateText {
  private static final int DATE = "2002-04-13".length();
  private static final int TIME = "18:09:22".length();
  private static final int NONE = -1;

  private DateText() {}

  static boolean isValid(String text) {
    if (text.length() >= DATE && text.charAt(4) == '-') {
      return text.charAt(7) == '-'
          && isDate(year(text), two(text, 5), two(text, 8))
          && (text.length() == DATE || (text.charAt(DATE) == 'T' && isTime(text, DATE + 1)));
    }
    if (text.length() == TIME && text.charAt(2) == '/') {
      int year = two(text, 6);
      return text.charAt(5) == '/'
          && year != NONE
          && isDate(1900 + year, two(text, 3), two(text, 0));
    }
    return isTime(text, 0);
  }

  /** Whether it is let pass though the standard has no such form. */
  static boolean isDoubtful(String text) {
    return text.endsWith("Z");
  }

  /** 60 seconds are a leap second. */
  private static boolean isTime(String text, int from) {
    int end = from + TIME;
    return text.length() >= end
        && text.charAt(from + 2) == ':'
        && text.charAt(from + 5) == ':'
        && isBetween(0, two(text, from), 23)
        && isBetween(0, two(text, from + 3), 59)
        && isBetween(0, two(text, from + 6), 60)
        && (text.length() == end || (text.charAt(end) == '.' && areDecimals(text, end + 1)));
  }

  private static boolean areDecimals(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at == text.length() || (at == text.length() - 1 && text.charAt(at) == 'Z');
  }

  private static boolean isDate(int year, int month, int day) {
    return year != NONE && isBetween(1, month, 12) && isBetween(1, day, days(year, month));
  }

  private static int days(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static int year(String text) {
    int century = two(text, 0);
    int rest = two(text, 2);
    return century == NONE || rest == NONE ? NONE : 100 * century + rest;
  }

  /** The number of two digits; {@link #NONE} where they are none. */
  private static int two(String text, int at) {
    char tens = text.charAt(at);
    char ones = text.charAt(at + 1);
    return isDigit(tens) && isDigit(ones) ? 10 * (tens - '0') + ones - '0' : NONE;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isBetween(int least, int number, int most) {
    return least <= number && number <= most;
  }
}
