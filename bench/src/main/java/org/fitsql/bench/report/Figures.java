package org.fitsql.bench.report;

import java.util.Locale;
import org.fitsql.bench.measure.Samples;

/** Numbers for people: three significant digits. */
final class Figures {
  private Figures() {}

  static String of(double number) {
    double size = Math.abs(number);
    if (size >= 100) {
      return String.format(Locale.ROOT, "%,.0f", number);
    }
    int decimals = size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /** Median, and between which numbers all rounds lie where there are several. */
  static String of(Samples samples) {
    String median = of(samples.median());
    return samples.values().size() == 1
        ? median
        : median + " (" + of(samples.low()) + ".." + of(samples.high()) + ")";
  }
}
