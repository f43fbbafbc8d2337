package org.fitsql.cli.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a unit, as people write them. */
final class Quantity {
  private static final Pattern AGE = Pattern.compile("(\\d{1,7})\\s*([smhd])");
  private static final Pattern BYTES = Pattern.compile("(?i)(\\d{1,7})\\s*([kMGT]?)(i?)B");

  private Quantity() {}

  /** A time above zero: {@code 30s}, {@code 15m}, {@code 26h}, {@code 90d}. */
  static Optional<Duration> age(String text) {
    Matcher age = AGE.matcher(text.strip());
    if (!age.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(age.group(1));
    Duration duration =
        switch (age.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    return Optional.of(duration).filter(time -> !time.isZero());
  }

  /** Bytes, more than none: {@code 500MB} with decimal units, {@code 500MiB} with binary ones. */
  static Optional<Long> bytes(String text) {
    Matcher bytes = BYTES.matcher(text.strip());
    if (!bytes.matches()) {
      return Optional.empty();
    }
    long unit = bytes.group(3).isEmpty() ? 1000 : 1024;
    long number = Long.parseLong(bytes.group(1));
    int power = "kmgt".indexOf(bytes.group(2).toLowerCase(Locale.ROOT));
    for (int i = 0; i <= power && !bytes.group(2).isEmpty(); i++) {
      number *= unit;
    }
    return Optional.of(number).filter(size -> size > 0);
  }
}
