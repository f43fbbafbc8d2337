package org.fitsql.definitions;

import java.util.Locale;

/**
 * How values between the limits become shades: with x from 0 at the lower limit to 1 at the upper
 * one, and clipped to that range, the shade is y(x) from black, 0, to white, 1. The formulas and
 * their constants are those of {@code astropy.visualization}.
 */
public enum Stretch {
  /** y = x. */
  LINEAR,
  /** y = asinh(x / 0.1) / asinh(1 / 0.1). */
  ASINH,
  /** y = ln(1000 x + 1) / ln(1001). */
  LOG,
  /** y = the square root of x. */
  SQRT;

  private static final double SOFTENING = 0.1;
  private static final double EXPONENT = 1000;

  /** The shade, 0 to 1, of a value x from 0 to 1. */
  public double shade(double x) {
    return switch (this) {
      case LINEAR -> x;
      case ASINH -> asinh(x / SOFTENING) / asinh(1 / SOFTENING);
      case LOG -> Math.log1p(EXPONENT * x) / Math.log1p(EXPONENT);
      case SQRT -> Math.sqrt(x);
    };
  }

  /** How files and options spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double asinh(double x) {
    return Math.log(x + Math.sqrt(x * x + 1));
  }
}
