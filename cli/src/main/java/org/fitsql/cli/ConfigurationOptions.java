package org.fitsql.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fitsql.cli.config.Key;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Turns configuration keys into options, so that each is described in one place. */
final class ConfigurationOptions {
  private static final String ALL_PIXELS = "--all-pixels";
  private static final Set<Key> SCHEDULER =
      EnumSet.of(Key.SCHEDULE, Key.ZONE, Key.JITTER, Key.WATCH, Key.INTERVAL);

  private ConfigurationOptions() {}

  /** Where the database is: what a command that only reads it takes. */
  static List<Key> ofDatabase() {
    return List.of(
        Key.DATABASE_URL, Key.DATABASE_USER, Key.DATABASE_PASSWORD_FILE, Key.HOME, Key.LOGS);
  }

  /** Where the database is, and the instruments whose tables it has. */
  static List<Key> ofSchema() {
    return Stream.concat(Stream.of(Key.INSTRUMENT, Key.DEFINITIONS), ofDatabase().stream())
        .toList();
  }

  /** All that has an option, but for what only the scheduler knows. */
  static List<Key> all() {
    return ofScheduler().stream().filter(key -> !SCHEDULER.contains(key)).toList();
  }

  /** All that has an option. */
  static List<Key> ofScheduler() {
    return List.of(Key.values()).stream().filter(key -> !key.option().isEmpty()).toList();
  }

  static void add(CommandSpec spec, List<Key> keys) {
    if (keys.isEmpty()) {
      return;
    }
    spec.addOption(
        OptionSpec.builder("--config")
            .type(String.class)
            .paramLabel("FILE")
            .description("Configuration file (default: ./fitsql.yaml where present).")
            .build());
    for (Key key : keys) {
      OptionSpec.Builder option = OptionSpec.builder(key.option()).description(sentence(key));
      spec.addOption(
          key.label().isEmpty()
              ? option.arity("0").type(boolean.class).build()
              : option.type(String.class).paramLabel(key.label()).build());
    }
    if (keys.contains(Key.GOOD_PIXELS)) {
      spec.addOption(
          OptionSpec.builder(ALL_PIXELS)
              .type(boolean.class)
              .description("Limits from all finite pixels, flagged or not.")
              .build());
    }
  }

  /** Puts the values that were given into {@code options}. */
  static void matched(ParseResult parsed, List<Key> keys, Map<Key, String> options) {
    for (Key key : keys) {
      if (parsed.hasMatchedOption(key.option())) {
        options.put(key, String.valueOf(parsed.matchedOption(key.option()).getValue().toString()));
      }
    }
    if (keys.contains(Key.GOOD_PIXELS) && parsed.hasMatchedOption(ALL_PIXELS)) {
      options.put(Key.GOOD_PIXELS, "false");
    }
  }

  private static String sentence(Key key) {
    String text = key.description();
    String capital =
        text.startsWith("jdbc") ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return capital.replace("%", "%%") + ".";
  }
}
