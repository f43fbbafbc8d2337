package org.fitsql.cli.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.fitsql.objectstore.S3Archive;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value of a key, or its default, and takes note of each; how a value is written is the
 * matter of its {@link ValueKind}.
 */
final class Settings {
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
    String text = ValueKind.text().of(setting);
    values.add(new Configuration.Value(key, setting.shown(), setting.origin()));
    return text;
  }

  @Nullable Path path(Key key) throws ConfigurationException {
    Setting setting = settings.get(key);
    if (setting == null) {
      return null;
    }
    if (setting.list()) {
      throw setting.refused("a path");
    }
    try {
      Path path = base(setting.origin()).resolve(setting.items().get(0)).normalize();
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
    return read(key, ValueKind.whole(least, most), byDefault);
  }

  boolean truth(Key key, boolean byDefault) throws ConfigurationException {
    return read(key, ValueKind.truth(), byDefault);
  }

  ZoneId zone(Key key, ZoneId byDefault) throws ConfigurationException {
    return read(key, ValueKind.zone(), byDefault);
  }

  /** A time such as {@code 90s}, {@code 5m} or {@code 1h}, at most a day; a number is seconds. */
  Duration duration(Key key, Duration byDefault, Duration least) throws ConfigurationException {
    return read(key, ValueKind.duration(least), byDefault);
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
    return read(key, ValueKind.positive());
  }

  /** A whole number, or null. */
  @Nullable Integer whole(Key key, int least, int most) throws ConfigurationException {
    return read(key, ValueKind.whole(least, most));
  }

  /** A time such as 30s, 15m, 26h or 90d; null where it is not set. */
  @Nullable Duration age(Key key) throws ConfigurationException {
    String age = read(key, ValueKind.age());
    return age == null ? null : Quantity.age(age).orElseThrow();
  }

  Duration age(Key key, String byDefault) throws ConfigurationException {
    return Quantity.age(read(key, ValueKind.age(), byDefault)).orElseThrow();
  }

  /** Bytes, written as 500MB or 5GB. */
  long bytes(Key key, String byDefault) throws ConfigurationException {
    return Quantity.bytes(read(key, ValueKind.bytes(), byDefault)).orElseThrow();
  }

  /** One of some words, or null. */
  <T> @Nullable T one(Key key, T[] values, Function<T, String> word) throws ConfigurationException {
    List<String> words = Arrays.stream(values).map(word).toList();
    String given = read(key, ValueKind.oneOf(words));
    return given == null ? null : values[words.indexOf(given)];
  }

  /** Two percentages, the lower first, or null. */
  @Nullable List<Double> percentiles(Key key) throws ConfigurationException {
    return read(key, ValueKind.percentiles());
  }

  /** Different whole numbers, in any order; none where it is not set or empty. */
  List<Integer> wholes(Key key, int least, int most) throws ConfigurationException {
    return read(key, ValueKind.wholes(least, most), List.of());
  }

  /** Words of a list, lower case; null where it is not set. */
  @Nullable Set<String> words(Key key) throws ConfigurationException {
    return read(key, ValueKind.words());
  }

  private <T> @Nullable T read(Key key, ValueKind<T> kind) throws ConfigurationException {
    Setting setting = settings.get(key);
    return setting == null ? null : noted(key, kind.of(setting), setting.origin());
  }

  private <T> T read(Key key, ValueKind<T> kind, T byDefault) throws ConfigurationException {
    T value = read(key, kind);
    return value != null ? value : noted(key, byDefault, new Origin.Default());
  }

  private <T> T noted(Key key, T value, Origin origin) {
    values.add(new Configuration.Value(key, value.toString(), origin));
    return value;
  }

  /** A path in the file is relative to the file, everywhere else to the working directory. */
  private Path base(Origin origin) {
    if (origin instanceof Origin.File file && file.path().getParent() != null) {
      return file.path().getParent();
    }
    return workingDirectory;
  }
}
