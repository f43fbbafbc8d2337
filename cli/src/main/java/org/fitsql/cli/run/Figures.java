package org.fitsql.cli.run;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private Figures() {}

  /** {@code 1,234}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 12.3}. */
  public static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }

  /** {@code 0:01:05}. */
  static String clock(Duration duration) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d",
        duration.toHours(),
        duration.toMinutesPart(),
        duration.toSecondsPart());
  }

  /** {@code 3.2 GB}, in powers of 1,000. */
  public static String bytes(double bytes) {
    int unit = 0;
    double scaled = bytes;
    while (scaled >= 1000 && unit < UNITS.length - 1) {
      scaled /= 1000;
      unit++;
    }
    return (unit == 0 ? count(Math.round(scaled)) : decimal(scaled)) + " " + UNITS[unit];
  }
}
