package org.fitsql.cli.select;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Angles as astronomers write them, in degrees. */
final class SkyAngle {
  private static final String NUMBER = "\\d+(?:\\.\\d*)?|\\.\\d+";
  private static final Pattern DEGREES =
      Pattern.compile("([+-]?)(" + NUMBER + ")(?:d|deg|\u00b0)?");
  private static final Pattern SEXAGESIMAL =
      Pattern.compile(
          "([+-]?)(\\d{1,3})(?:[:\\s]+|([hd])\\s*)(\\d{1,2})(?:[:\\s]+|m\\s*)?((?:"
              + NUMBER
              + ")?)s?");
  private static final Pattern RADIUS =
      Pattern.compile(
          "(" + NUMBER + ")\\s*(d|deg|degrees?|m|arcmin|'|s|arcsec|\"|)", Pattern.CASE_INSENSITIVE);
  private static final double HOUR = 15;
  private static final double MINUTES = 60;
  private static final double SECONDS = 3600;

  private SkyAngle() {}

  /** {@code 6.0223}, {@code 00:24:05.67} or {@code 00h24m05.67s}: the latter in hours. */
  static Optional<Double> rightAscension(String text) {
    return angle(text, 'h', HOUR);
  }

  /** {@code -72.0814}, {@code -72:04:53} or {@code -72d04m53s}. */
  static Optional<Double> declination(String text) {
    return angle(text, 'd', 1);
  }

  private static Optional<Double> angle(String text, char letter, double unit) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    Matcher plain = DEGREES.matcher(trimmed);
    if (plain.matches()) {
      return Optional.of(signed(plain.group(1), Double.parseDouble(plain.group(2))));
    }
    Matcher parts = SEXAGESIMAL.matcher(trimmed);
    if (!parts.matches() || parts.group(3) != null && parts.group(3).charAt(0) != letter) {
      return Optional.empty();
    }
    double minutes = Double.parseDouble(parts.group(4));
    double seconds = parts.group(5).isEmpty() ? 0 : Double.parseDouble(parts.group(5));
    if (minutes >= MINUTES || seconds >= MINUTES) {
      return Optional.empty();
    }
    double whole = Double.parseDouble(parts.group(2)) + minutes / MINUTES + seconds / SECONDS;
    return Optional.of(signed(parts.group(1), whole * unit));
  }

  private static double signed(String sign, double value) {
    return sign.equals("-") ? -value : value;
  }

  /**
   * {@code 0.01}, {@code 0.01d}, {@code 5m} or {@code 5arcmin}, {@code 30s} or {@code 30arcsec}.
   */
  static Optional<Double> radius(String text) {
    Matcher radius = RADIUS.matcher(text.strip());
    if (!radius.matches()) {
      return Optional.empty();
    }
    double number = Double.parseDouble(radius.group(1));
    return Optional.of(
        switch (radius.group(2).toLowerCase(Locale.ROOT)) {
          case "m", "arcmin", "'" -> number / MINUTES;
          case "s", "arcsec", "\"" -> number / SECONDS;
          default -> number;
        });
  }
}
