package org.fitsql.fits;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as FITS spells them: {@code 2002-04-13T18:09:22.5}, the date alone, and {@code 13/04/02} of
 * the last century (FITS standard 4.0, sections 4.4.2.1 and 9.1.1). A time alone is let pass, and a
 * Z behind decimals, with which the standard knows nothing to do: see {@link #isDoubtful}.
 */
final class DateText {
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:T(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d*Z?)?))?");
  private static final Pattern OLD = Pattern.compile("(\\d\\d)/(\\d\\d)/(\\d\\d)");
  private static final Pattern TIME = Pattern.compile("(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.\\d*Z?)?");

  private DateText() {}

  static boolean isValid(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return isDate(iso.group(1), iso.group(2), iso.group(3))
          && (iso.group(4) == null || isTime(iso.group(4)));
    }
    Matcher old = OLD.matcher(text);
    return old.matches() ? isDate("19" + old.group(3), old.group(2), old.group(1)) : isTime(text);
  }

  /** Whether it is let pass though the standard has no such form. */
  static boolean isDoubtful(String text) {
    return text.endsWith("Z");
  }

  private static boolean isDate(String year, String month, String day) {
    try {
      LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** 60 seconds are a leap second. */
  private static boolean isTime(String text) {
    Matcher time = TIME.matcher(text);
    return time.matches()
        && Integer.parseInt(time.group(1)) < 24
        && Integer.parseInt(time.group(2)) < 60
        && Integer.parseInt(time.group(3)) <= 60;
  }
}
