package org.fitsql.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.scheduler.RunSettings;
import org.jspecify.annotations.Nullable;

/**
 * What processes that share a run must have in common: version, and all of the configuration that
 * decides what is in rows and images, files of definitions, corrections and proposals included.
 */
final class Agreement {
  /** What a host has for itself. */
  private static final Set<Key> OWN =
      EnumSet.of(
          Key.DATABASE_URL,
          Key.DATABASE_USER,
          Key.DATABASE_PASSWORD,
          Key.DATABASE_PASSWORD_FILE,
          Key.HOME,
          Key.LOGS,
          Key.LOG_FORMAT,
          Key.LOG_RETENTION,
          Key.LOG_MAX_TOTAL,
          Key.WORKERS,
          Key.NOTIFY_TO,
          Key.NOTIFY_TO_FILE,
          Key.NOTIFY_SILENCE,
          Key.NOTIFY_TIMEOUT,
          Key.METRICS_PORT,
          Key.METRICS_ADDRESS,
          Key.METRICS_FILE,
          Key.SCHEDULE,
          Key.ZONE,
          Key.JITTER,
          Key.WATCH,
          Key.INTERVAL);

  private Agreement() {}

  /**
   * A line for each.
   *
   * @throws UncheckedIOException where a file that counts cannot be read
   */
  static List<String> of(Configuration configuration, RunSettings settings) {
    List<String> terms = new ArrayList<>();
    terms.add("version = " + settings.version());
    configuration.values().stream()
        .filter(value -> !OWN.contains(value.key()))
        .forEach(value -> terms.add(value.key().path() + " = " + value.shown()));
    terms.add("rootnames = " + ordered(settings.rootnames()));
    terms.add("filetypes = " + ordered(settings.filetypes()));
    terms.add("force = " + settings.force());
    terms.add("draw = " + settings.draw());
    terms.add("redraw = " + settings.redraw());
    terms.add("accept vanished = " + settings.acceptVanished());
    terms.add("definitions: " + contents(configuration.definitions()));
    terms.add("corrections: " + contents(configuration.corrections()));
    terms.add("proposals: " + contents(settings.proposals()));
    return terms;
  }

  private static String ordered(@Nullable Set<String> words) {
    return words == null ? "all" : String.join(" ", new TreeSet<>(words));
  }

  /** The bytes of a file, or of all files of a folder, as a number. */
  private static String contents(@Nullable Path path) {
    if (path == null || Files.notExists(path)) {
      return "none";
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Integer> numbers = new ArrayList<>();
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        numbers.add(path.relativize(file).toString().hashCode());
        numbers.add(Arrays.hashCode(Files.readAllBytes(file)));
      }
      return Integer.toHexString(Objects.hash(numbers.toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
