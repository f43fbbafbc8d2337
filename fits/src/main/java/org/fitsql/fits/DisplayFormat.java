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
    return switch (display.isEmpty() ? ' ' : display.charAt(0)) {
      case 'A', 'L' -> isText(TEXT.matcher(display), form);
      case 'I', 'B', 'O', 'Z' -> isWhole(WHOLE.matcher(display), form);
      case 'F' -> isFixed(FIXED.matcher(display), form);
      case 'E', 'D' -> isExponent(EXPONENT.matcher(display), form);
      case 'G' -> GENERAL.matcher(display).matches();
      default -> false;
    };
  }

  private static boolean isText(Matcher text, String form) {
    return text.matches() && isShort(text.group(2)) && form.contains(text.group(1));
  }

  private static boolean isWhole(Matcher whole, String form) {
    return whole.matches()
        && (whole.group(2) == null || width(whole, 1) >= width(whole, 2))
        && TableRules.hasAny(form, "IJKBX");
  }

  private static boolean isFixed(Matcher fixed, String form) {
    return fixed.matches() && width(fixed, 1) >= width(fixed, 2) + 1 && isNumber(form);
  }

  private static boolean isExponent(Matcher exponent, String form) {
    if (!exponent.matches()) {
      return false;
    }
    long digits = exponent.group(3) == null ? 2 : width(exponent, 3);
    return width(exponent, 1) >= width(exponent, 2) + digits + 3 && isNumber(form);
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
