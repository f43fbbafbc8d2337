package org.fitsql.fits;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Display formats of columns, TDISPn (FITS standard 4.0, tables 16 and 20). */
final class DisplayFormat {
  private static final Pattern TEXT = Pattern.compile("([AL])([1-9]\\d*).*");
  private static final Pattern WHOLE = Pattern.compile("[IBOZ]([1-9]\\d*)(?:\\.(\\d+))?.*");
  private static final Pattern FIXED = Pattern.compile("F([1-9]\\d*)\\.(\\d+).*");
  private static final Pattern EXPONENT =
      Pattern.compile("[ED][NS]?([1-9]\\d*)\\.([1-9]\\d*)(?:E([1-9]\\d*))?.*");
  private static final Pattern GENERAL = Pattern.compile("G([1-9]\\d*)\\.([1-9]\\d*)(?:E\\d+)?.*");

  private DisplayFormat() {}

  /** Whether it is a format, and one for values of {@code form} (TFORMn). */
  static boolean isValid(String display, String form) {
    if (display.length() > 40) {
      return false;
    }
    Matcher text = TEXT.matcher(display);
    if (text.matches()) {
      return isShort(text.group(2)) && form.contains(text.group(1));
    }
    Matcher whole = WHOLE.matcher(display);
    if (whole.matches()) {
      boolean wide = whole.group(2) == null || width(whole, 1) >= width(whole, 2);
      return wide && TableRules.hasAny(form, "IJKBX");
    }
    Matcher fixed = FIXED.matcher(display);
    if (fixed.matches()) {
      return width(fixed, 1) >= width(fixed, 2) + 1 && isNumber(form);
    }
    Matcher exponent = EXPONENT.matcher(display);
    if (exponent.matches()) {
      long digits = exponent.group(3) == null ? 2 : width(exponent, 3);
      return width(exponent, 1) >= width(exponent, 2) + digits + 3 && isNumber(form);
    }
    return GENERAL.matcher(display).matches();
  }

  private static boolean isNumber(String form) {
    return TableRules.hasAny(form, "EFCDMIJKBX");
  }

  private static boolean isShort(String digits) {
    return digits.length() < 10;
  }

  private static long width(Matcher format, int group) {
    String digits = format.group(group);
    return isShort(digits) ? Long.parseLong(digits) : Long.MAX_VALUE / 4;
  }
}
