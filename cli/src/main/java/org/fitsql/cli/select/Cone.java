package org.fitsql.cli.select;

import java.math.BigDecimal;
import java.util.List;

/**
 * A circle on the sky, as SQL that an index on (declination, right ascension) answers and that
 * MySQL, MariaDB and H2 understand alike: a band of declination, in it a window of right ascension,
 * and in that the haversine formula, which decides.
 *
 * @param ra right ascension of its centre, degrees, 0 or more and below 360
 * @param dec declination of its centre, degrees
 * @param radius degrees, above 0 and at most 180
 */
public record Cone(double ra, double dec, double radius) {
  private static final double TURN = 360;
  private static final double POLE = 90;
  private static final double ARCSECONDS = 3600;

  /** The window is this much wider, so that rounding loses nothing; the formula decides. */
  private static final double MARGIN = 1e-7;

  /**
   * Reads {@code RA,DEC,RADIUS}: positions in degrees or sexagesimal, right ascension then in
   * hours; the radius in degrees, or in arc minutes ({@code 5m}) or arc seconds ({@code 30s}).
   */
  public static Cone parse(String text) throws SelectionException {
    List<String> parts = List.of(text.split(",", -1));
    if (parts.size() != 3) {
      throw new SelectionException(
          "--cone %s: expected RA,DEC,RADIUS as in 6.0223,-72.0814,30s".formatted(text)
              + " or 00:24:05.4,-72:04:53,0.5m.");
    }
    double ra =
        SkyAngle.rightAscension(parts.get(0))
            .filter(degrees -> degrees >= -TURN && degrees <= TURN)
            .orElseThrow(() -> wrong(text, "RA", parts.get(0), "00:24:05.4 or 6.0225, to 360"));
    double dec =
        SkyAngle.declination(parts.get(1))
            .filter(degrees -> Math.abs(degrees) <= POLE)
            .orElseThrow(
                () -> wrong(text, "DEC", parts.get(1), "-72:04:53 or -72.0814, -90 to 90"));
    double radius =
        SkyAngle.radius(parts.get(2))
            .filter(degrees -> degrees > 0 && degrees <= TURN / 2)
            .orElseThrow(
                () -> wrong(text, "RADIUS", parts.get(2), "0.5, 30s or 5m, to 180 degrees"));
    return new Cone(((ra % TURN) + TURN) % TURN, dec, radius);
  }

  private static SelectionException wrong(String text, String what, String part, String expected) {
    return new SelectionException(
        "--cone %s: %s = '%s' is none; expected such as %s."
            .formatted(text, what, part.strip(), expected));
  }

  /** The condition on columns that hold degrees. */
  public String condition(String raColumn, String decColumn) {
    return "%s BETWEEN %s AND %s%s AND %s <= %s"
        .formatted(
            decColumn,
            number(dec - radius - MARGIN),
            number(dec + radius + MARGIN),
            window(raColumn),
            haversine(raColumn, decColumn),
            number(half(radius)));
  }

  /** The distance from the centre, arc seconds. */
  public String separation(String raColumn, String decColumn) {
    return "2 * %s * DEGREES(ASIN(SQRT(LEAST(1, %s))))"
        .formatted(number(ARCSECONDS), haversine(raColumn, decColumn));
  }

  private String window(String raColumn) {
    if (Math.abs(dec) + radius + MARGIN >= POLE) {
      return ""; // every right ascension is near a pole
    }
    double width =
        Math.toDegrees(Math.asin(Math.sin(Math.toRadians(radius)) / Math.cos(Math.toRadians(dec))))
            + MARGIN / Math.cos(Math.toRadians(Math.abs(dec) + radius));
    double from = ra - width;
    double to = ra + width;
    if (to - from >= TURN) {
      return "";
    }
    if (from < 0) {
      return either(raColumn, from + TURN, to);
    }
    return to >= TURN
        ? either(raColumn, from, to - TURN)
        : " AND %s BETWEEN %s AND %s".formatted(raColumn, number(from), number(to));
  }

  private static String either(String raColumn, double from, double to) {
    return " AND (%s >= %s OR %s <= %s)".formatted(raColumn, number(from), raColumn, number(to));
  }

  private String haversine(String raColumn, String decColumn) {
    return ("POWER(SIN(RADIANS(%2$s - %4$s) / 2), 2) + %5$s * COS(RADIANS(%2$s))"
            + " * POWER(SIN(RADIANS(%1$s - %3$s) / 2), 2)")
        .formatted(
            raColumn, decColumn, number(ra), number(dec), number(Math.cos(Math.toRadians(dec))));
  }

  /** The haversine of an angle. */
  private static double half(double degrees) {
    double sine = Math.sin(Math.toRadians(degrees) / 2);
    return sine * sine;
  }

  /** Without an exponent, which would be another type in H2. */
  private static String number(double value) {
    String plain = new BigDecimal(Double.toString(value)).toPlainString();
    return value < 0 ? "(" + plain + ")" : plain;
  }
}
