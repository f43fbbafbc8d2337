package org.fitsql.quicklook.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * From numbers to pixels along one side of a plot, with ticks at round numbers.
 *
 * @param low number at the start
 * @param high number at the end, above {@code low}
 * @param step from tick to tick
 */
record Axis(double low, double high, double step) {
  private static final int MOST_TICKS = 20;

  /** A margin of this fraction keeps lines off the frame. */
  private static final double MARGIN = 0.04;

  /** An axis over finite numbers, with about {@code ticks} ticks; of one number, around it. */
  static Axis over(double min, double max, int ticks, boolean margin) {
    double half = max / 2 - min / 2;
    double centre = min / 2 + max / 2;
    if (half <= Math.max(1e-300, Math.abs(centre) * 1e-13)) {
      half = centre == 0 ? 1 : Math.abs(centre) / 10;
    } else if (margin) {
      half = half * (1 + 2 * MARGIN);
    }
    half = Math.min(half, Double.MAX_VALUE / 8);
    centre = Math.max(-Double.MAX_VALUE / 4, Math.min(Double.MAX_VALUE / 4, centre));
    return new Axis(centre - half, centre + half, step(2 * half / ticks));
  }

  /** The next larger of 1, 2 or 5 times a power of ten. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double digit = least / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  /** Where a number lies, 0 at the start and 1 at the end. */
  double place(double number) {
    return (number - low) / (high - low);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    double first = Math.ceil(low / step);
    for (int i = 0; i < MOST_TICKS && (first + i) * step <= high; i++) {
      ticks.add((first + i) * step + 0.0);
    }
    return ticks;
  }

  /**
   * The power of ten that tick labels leave out and the title of the axis names; 0 where numbers
   * are of ordinary size.
   */
  int exponent() {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    int exponent = (int) Math.floor(Math.log10(largest));
    return exponent >= 6 || exponent <= -4 ? exponent : 0;
  }

  /** As many decimals as tell ticks apart. */
  String label(double tick) {
    int exponent = exponent();
    int decimals = Math.max(0, exponent - (int) Math.floor(Math.log10(step) + 1e-9));
    return new BigDecimal(tick)
        .movePointLeft(exponent)
        .setScale(Math.min(12, decimals), RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /** The title, with unit and power of ten. */
  String title(String name, String unit) {
    String power = exponent() == 0 ? "" : "1e" + exponent();
    String both = (power + " " + unit).strip();
    return both.isEmpty() ? name : name + " [" + both + "]";
  }
}
