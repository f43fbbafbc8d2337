package org.fitsql.cli.config;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitsql.objectstore.S3Archive;
import org.jspecify.annotations.Nullable;

/** Reads settings as typed values, and takes note of each value read. */
final class Settings {
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh]?)");

  private final Map<Key, Setting> settings;
  private final Path workingDirectory;
  private final List<Configuration.Value> values = new ArrayList<>();

  Settings(Map<Key, Setting> settings, Path workingDirectory) {
    this.settings = settings;
    this.workingDirectory = workingDirectory;
  }

  /** What was read so far. */
  List<Configuration.Value> values() {
    return List.copyOf(values);
  }

  @Nullable String text(Key key) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return null;
    }
    String text = single(setting, "a single value");
    values.add(new Configuration.Value(key, setting.shown(), setting.origin()));
    return text;
  }

  @Nullable Path path(Key key) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return null;
    }
    try {
      Path path = base(setting.origin()).resolve(single(setting, "a path")).normalize();
      return noted(key, path, setting.origin());
    } catch (InvalidPathException e) {
      throw setting.refused("a path");
    }
  }

  /** A directory, or a place in an object store, which the environment says how to reach. */
  @Nullable Path archive(Map<String, String> environment) throws ConfigurationException {
    Setting setting = settings.get(Key.ARCHIVE);
    if (setting == null || setting.list() || !S3Archive.isUrl(setting.items().get(0))) {
      return path(Key.ARCHIVE);
    }
    try {
      Path archive = S3Archive.of(setting.items().get(0), environment);
      return noted(Key.ARCHIVE, archive, setting.origin());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "%s: archive = %s: %s.".formatted(setting.origin(), setting.shown(), e.getMessage()));
    }
  }

  Path path(Key key, String byDefault) throws ConfigurationException {
    Path path = path(key);
    return path != null
        ? path
        : noted(key, workingDirectory.resolve(byDefault).normalize(), new Origin.Default());
  }

  int whole(Key key, int byDefault, int least, int most) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return noted(key, byDefault, new Origin.Default());
    }
    String allowed = "a whole number from " + least + " to " + most;
    try {
      int number = Integer.parseInt(single(setting, allowed));
      if (number >= least && number <= most) {
        return noted(key, number, setting.origin());
      }
    } catch (NumberFormatException e) {
      throw setting.refused(allowed);
    }
    throw setting.refused(allowed);
  }

  boolean truth(Key key, boolean byDefault) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return noted(key, byDefault, new Origin.Default());
    }
    String word = single(setting, "true or false");
    if (!word.equals("true") && !word.equals("false")) {
      throw setting.refused("true or false");
    }
    return noted(key, word.equals("true"), setting.origin());
  }

  ZoneId zone(Key key, ZoneId byDefault) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return noted(key, byDefault, new Origin.Default());
    }
    String allowed = "a time zone such as UTC or Europe/Berlin";
    try {
      return noted(key, ZoneId.of(single(setting, allowed)), setting.origin());
    } catch (DateTimeException e) {
      throw setting.refused(allowed);
    }
  }

  /** A time such as {@code 90s}, {@code 5m} or {@code 1h}, at most a day; a number is seconds. */
  Duration duration(Key key, Duration byDefault, Duration least) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return noted(key, byDefault, new Origin.Default());
    }
    String allowed = "a time from " + least.toSeconds() + "s to 24h, such as 90s, 5m or 1h";
    Matcher written = TIME.matcher(single(setting, allowed));
    if (!written.matches()) {
      throw setting.refused(allowed);
    }
    long unit =
        switch (written.group(2)) {
          case "h" -> 3600;
          case "m" -> 60;
          default -> 1;
        };
    Duration duration = Duration.ofSeconds(unit * Long.parseLong(written.group(1)));
    if (duration.compareTo(least) < 0 || duration.compareTo(Duration.ofDays(1)) > 0) {
      throw setting.refused(allowed);
    }
    return noted(key, duration, setting.origin());
  }

  /** One of the words of an enum, in lower case. */
  <E extends Enum<E>> E word(Key key, E byDefault) throws ConfigurationException {
    E given = one(key, byDefault.getDeclaringClass().getEnumConstants(), Settings::word);
    if (given != null) {
      return given;
    }
    values.add(new Configuration.Value(key, word(byDefault), new Origin.Default()));
    return byDefault;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A positive number, or null. */
  @Nullable Double positive(Key key) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return null;
    }
    String allowed = "a number above 0";
    try {
      double number = new BigDecimal(single(setting, allowed)).doubleValue();
      if (number > 0 && Double.isFinite(number)) {
        return noted(key, number, setting.origin());
      }
    } catch (NumberFormatException e) {
      throw setting.refused(allowed);
    }
    throw setting.refused(allowed);
  }

  /** A whole number, or null. */
  @Nullable Integer whole(Key key, int least, int most) throws ConfigurationException {
    return settings.containsKey(key) ? whole(key, least, least, most) : null;
  }

  /** A time such as 30s, 15m, 26h or 90d; null where it is not set. */
  @Nullable Duration age(Key key) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return null;
    }
    String allowed = "a time such as 30s, 15m, 26h or 90d";
    String text = single(setting, allowed);
    Duration age = Quantity.age(text).orElseThrow(() -> setting.refused(allowed));
    noted(key, text, setting.origin());
    return age;
  }

  Duration age(Key key, String byDefault) throws ConfigurationException {
    Duration age = age(key);
    return age != null
        ? age
        : Quantity.age(noted(key, byDefault, new Origin.Default())).orElseThrow();
  }

  /** Bytes, written as 500MB or 5GB. */
  long bytes(Key key, String byDefault) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return Quantity.bytes(noted(key, byDefault, new Origin.Default())).orElseThrow();
    }
    String allowed = "a size such as 500MB or 5GB";
    String text = single(setting, allowed);
    long bytes = Quantity.bytes(text).orElseThrow(() -> setting.refused(allowed));
    noted(key, text, setting.origin());
    return bytes;
  }

  /** One of some words, or null. */
  <T> @Nullable T one(Key key, T[] values, Function<T, String> word) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return null;
    }
    String allowed = "one of " + String.join(", ", Arrays.stream(values).map(word).toList());
    String text = single(setting, allowed);
    for (T value : values) {
      if (word.apply(value).equals(text)) {
        noted(key, text, setting.origin());
        return value;
      }
    }
    throw setting.refused(allowed);
  }

  /** Two percentages, the lower first, or null. */
  @Nullable List<Double> percentiles(Key key) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return null;
    }
    String allowed = "two percentages from 0 to 100, the lower first, such as 1,99";
    List<String> words =
        setting.list() ? setting.items() : Arrays.asList(setting.items().get(0).split(",", -1));
    try {
      List<Double> limits =
          words.stream().map(word -> new BigDecimal(word.strip()).doubleValue()).toList();
      if (limits.size() == 2
          && limits.get(0) >= 0
          && limits.get(0) < limits.get(1)
          && limits.get(1) <= 100) {
        return noted(key, limits, setting.origin());
      }
    } catch (NumberFormatException e) {
      throw setting.refused(allowed);
    }
    throw setting.refused(allowed);
  }

  /** Different whole numbers, in any order; none where it is not set or empty. */
  List<Integer> wholes(Key key, int least, int most) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return noted(key, List.of(), new Origin.Default());
    }
    String allowed =
        "whole numbers from " + least + " to " + most + ", each once, such as 1024,256";
    List<String> words =
        setting.list() ? setting.items() : Arrays.asList(setting.items().get(0).split(",", -1));
    try {
      List<Integer> numbers = words.stream().map(String::strip).map(Integer::valueOf).toList();
      if (numbers.stream().allMatch(number -> number >= least && number <= most)
          && numbers.stream().distinct().count() == numbers.size()) {
        return noted(key, numbers, setting.origin());
      }
    } catch (NumberFormatException e) {
      throw setting.refused(allowed);
    }
    throw setting.refused(allowed);
  }

  /** Words of a list, lower case; null where it is not set. */
  @Nullable Set<String> words(Key key) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return null;
    }
    List<String> items =
        setting.list() ? setting.items() : Arrays.asList(setting.items().get(0).split(",", -1));
    Set<String> words = new LinkedHashSet<>();
    for (String item : items) {
      if (item.isBlank()) {
        throw setting.refused("a list of words such as raw,flt");
      }
      words.add(item.strip().toLowerCase(Locale.ROOT));
    }
    return noted(key, words, setting.origin());
  }

  private <T> T noted(Key key, T value, Origin origin) {
    values.add(new Configuration.Value(key, value.toString(), origin));
    return value;
  }

  private static String single(Setting setting, String allowed) throws ConfigurationException {
    if (setting.list()) {
      throw setting.refused(allowed);
    }
    return setting.items().get(0);
  }

  /** A path in the file is relative to the file, everywhere else to the working directory. */
  private Path base(Origin origin) {
    if (origin instanceof Origin.File file && file.path().getParent() != null) {
      return file.path().getParent();
    }
    return workingDirectory;
  }
}
