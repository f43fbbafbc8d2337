package org.fitsql.definitions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Date and time as FITS writes them (FITS standard 4.0, sections 4.4.2.1 and 9.1.1): {@code
 * 2004-03-30T19:47:36.5}, the date or the time alone, and until 1999 {@code 30/03/98} for 1998. A
 * closing Z, which the standard forbids, is passed over. A leap second (23:59:60) has no value in
 * SQL and is none here.
 */
final class FitsTime {

  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern OLD_DATE = Pattern.compile("(\\d{2})/(\\d{2})/(\\d{2})");
  private static final Pattern TIME = Pattern.compile("(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d*))?Z?");
  private static final int OLD_CENTURY = 1900;
  private static final int NANO_DIGITS = 9;

  private FitsTime() {}

  /** The calendar date; empty where the text is none, or has a time of day besides. */
  static Optional<LocalDate> date(String text) {
    Matcher iso = DATE.matcher(text);
    if (iso.matches()) {
      return day(number(iso, 1), number(iso, 2), number(iso, 3));
    }
    Matcher old = OLD_DATE.matcher(text);
    return old.matches()
        ? day(OLD_CENTURY + number(old, 3), number(old, 2), number(old, 1))
        : Optional.empty();
  }

  /** The time of day; empty where the text is none. */
  static Optional<LocalTime> time(String text) {
    Matcher clock = TIME.matcher(text);
    if (!clock.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalTime.of(
              number(clock, 1), number(clock, 2), number(clock, 3), nanos(clock.group(4))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Date and time; of a date alone its beginning. */
  static Optional<LocalDateTime> dateTime(String text) {
    int t = text.indexOf('T');
    if (t < 0) {
      return date(text).map(LocalDate::atStartOfDay);
    }
    return date(text.substring(0, t)).flatMap(day -> time(text.substring(t + 1)).map(day::atTime));
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int nanos(@Nullable String fraction) {
    String digits = fraction == null ? "" : fraction;
    String padded = digits + "0".repeat(NANO_DIGITS);
    return Integer.parseInt(padded.substring(0, NANO_DIGITS));
  }
}
