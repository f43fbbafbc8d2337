package org.fitsql.cli.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of value: how it is written, and what it then is.
 *
 * @param allowed as the refusal of anything else says it
 * @param list whether several words are allowed
 * @param reading what the words are; empty where they are not of this kind, for which it may also
 *     throw a {@link NumberFormatException} or a {@link DateTimeException}
 */
record ValueKind<T>(String allowed, boolean list, Function<List<String>, Optional<T>> reading) {
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh]?)");

  /**
   * The value of a setting.
   *
   * @throws ConfigurationException where it is not of this kind
   */
  T of(Setting setting) throws ConfigurationException {
    if (setting.list() && !list) {
      throw setting.refused(allowed);
    }
    try {
      Optional<T> value = reading.apply(words(setting));
      if (value.isPresent()) {
        return value.get();
      }
    } catch (NumberFormatException | DateTimeException e) {
      throw setting.refused(allowed);
    }
    throw setting.refused(allowed);
  }

  private List<String> words(Setting setting) {
    return setting.list() || !list
        ? setting.items()
        : Arrays.asList(setting.items().get(0).split(",", -1));
  }

  private static <T> ValueKind<T> single(String allowed, Function<String, Optional<T>> reading) {
    return new ValueKind<>(allowed, false, words -> reading.apply(words.get(0)));
  }

  private static <T> ValueKind<T> several(
      String allowed, Function<List<String>, Optional<T>> reading) {
    return new ValueKind<>(allowed, true, reading);
  }

  private static ValueKind<String> text(String allowed, Predicate<String> isOfIt) {
    return single(allowed, text -> Optional.of(text).filter(isOfIt));
  }

  static ValueKind<String> text() {
    return text("a single value", text -> true);
  }

  static ValueKind<Integer> whole(int least, int most) {
    return single(
        "a whole number from " + least + " to " + most,
        text -> Optional.of(Integer.valueOf(text)).filter(isWithin(least, most)));
  }

  private static Predicate<Integer> isWithin(int least, int most) {
    return number -> number >= least && number <= most;
  }

  static ValueKind<Double> positive() {
    return single(
        "a number above 0",
        text ->
            Optional.of(new BigDecimal(text).doubleValue())
                .filter(number -> number > 0 && Double.isFinite(number)));
  }

  static ValueKind<Boolean> truth() {
    return single(
        "true or false",
        text ->
            Optional.of(text)
                .filter(word -> word.equals("true") || word.equals("false"))
                .map(word -> word.equals("true")));
  }

  static ValueKind<ZoneId> zone() {
    return single("a time zone such as UTC or Europe/Berlin", text -> Optional.of(ZoneId.of(text)));
  }

  /** A time such as {@code 90s}, {@code 5m} or {@code 1h}, at most a day; a number is seconds. */
  static ValueKind<Duration> duration(Duration least) {
    return single(
        "a time from " + least.toSeconds() + "s to 24h, such as 90s, 5m or 1h",
        text ->
            duration(text)
                .filter(time -> time.compareTo(least) >= 0)
                .filter(time -> time.compareTo(Duration.ofDays(1)) <= 0));
  }

  private static Optional<Duration> duration(String text) {
    Matcher written = TIME.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    long unit =
        switch (written.group(2)) {
          case "h" -> 3600;
          case "m" -> 60;
          default -> 1;
        };
    return Optional.of(Duration.ofSeconds(unit * Long.parseLong(written.group(1))));
  }

  /** The text of a time that {@link Quantity} reads, such as 30s, 15m, 26h or 90d. */
  static ValueKind<String> age() {
    return text("a time such as 30s, 15m, 26h or 90d", text -> Quantity.age(text).isPresent());
  }

  /** The text of a size that {@link Quantity} reads, such as 500MB or 5GB. */
  static ValueKind<String> bytes() {
    return text("a size such as 500MB or 5GB", text -> Quantity.bytes(text).isPresent());
  }

  static ValueKind<String> oneOf(List<String> words) {
    return text("one of " + String.join(", ", words), words::contains);
  }

  /** Two percentages, the lower first. */
  static ValueKind<List<Double>> percentiles() {
    return several(
        "two percentages from 0 to 100, the lower first, such as 1,99",
        words ->
            Optional.of(
                    words.stream().map(word -> new BigDecimal(word.strip()).doubleValue()).toList())
                .filter(
                    limits ->
                        limits.size() == 2
                            && limits.get(0) >= 0
                            && limits.get(0) < limits.get(1)
                            && limits.get(1) <= 100));
  }

  /** Different whole numbers, in any order. */
  static ValueKind<List<Integer>> wholes(int least, int most) {
    return several(
        "whole numbers from " + least + " to " + most + ", each once, such as 1024,256",
        words ->
            Optional.of(words.stream().map(String::strip).map(Integer::valueOf).toList())
                .filter(numbers -> numbers.stream().allMatch(isWithin(least, most)))
                .filter(numbers -> numbers.stream().distinct().count() == numbers.size()));
  }

  /** Words of a list, lower case. */
  static ValueKind<Set<String>> words() {
    return several("a list of words such as raw,flt", ValueKind::lowerCase);
  }

  private static Optional<Set<String>> lowerCase(List<String> items) {
    Set<String> words = new LinkedHashSet<>();
    items.forEach(item -> words.add(item.strip().toLowerCase(Locale.ROOT)));
    return items.stream().anyMatch(String::isBlank) ? Optional.empty() : Optional.of(words);
  }
}
