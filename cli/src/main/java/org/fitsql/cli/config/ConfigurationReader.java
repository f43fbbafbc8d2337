package org.fitsql.cli.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitsql.definitions.LimitsMethod;
import org.fitsql.definitions.Stretch;
import org.fitsql.definitions.StyleChoice;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.fitsql.logs.LogRules;
import org.fitsql.quicklook.QuicklookSettings;
import org.jspecify.annotations.Nullable;

/** Brings command line, environment, configuration file and defaults together. */
public final class ConfigurationReader {
  /** The configuration file that is read where none is named. */
  public static final String DEFAULT_FILE = "fitsql.yaml";

  /** Names the configuration file, as {@code --config} does. */
  public static final String FILE_VARIABLE = "FITSQL_CONFIG";

  /** Variables that the launcher reads. */
  private static final Set<String> LAUNCHER =
      Set.of(FILE_VARIABLE, "FITSQL_COMMAND", "FITSQL_JAVA_OPTS");

  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final int processors;

  /**
   * Reads in the given surroundings.
   *
   * @param processors of this machine, for the default number of workers
   */
  public ConfigurationReader(
      Map<String, String> environment, Path workingDirectory, int processors) {
    this.environment = environment;
    this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    this.processors = processors;
  }

  /**
   * Reads and checks.
   *
   * @param options values given on the command line
   * @param file the configuration file named on the command line, or null
   */
  public Configuration read(Map<Key, String> options, @Nullable String file)
      throws ConfigurationException {
    Map<Key, Setting> settings = new EnumMap<>(Key.class);
    Path path = file(file);
    if (path != null) {
      settings.putAll(ConfigFile.read(path));
    }
    for (Key key : Key.values()) {
      String variable = environment.getOrDefault(key.variable(), "");
      if (!variable.isEmpty()) {
        settings.put(key, Setting.of(key, variable, new Origin.Environment(key.variable())));
      }
    }
    options.forEach(
        (key, text) -> settings.put(key, Setting.of(key, text, new Origin.Option(key.option()))));
    return understand(settings);
  }

  private @Nullable Path file(@Nullable String named) {
    String name = named != null ? named : environment.getOrDefault(FILE_VARIABLE, "");
    if (!name.isEmpty()) {
      return workingDirectory.resolve(name).normalize();
    }
    Path byDefault = workingDirectory.resolve(DEFAULT_FILE);
    return Files.exists(byDefault) ? byDefault : null;
  }

  private Configuration understand(Map<Key, Setting> written) throws ConfigurationException {
    Settings settings = new Settings(written, workingDirectory);
    Path home = settings.path(Key.HOME, "fitsql-data");
    DatabaseChoice database = DatabaseChoice.of(settings, written, home);
    Configuration configuration =
        new Configuration(
            settings.archive(environment),
            settings.text(Key.INSTRUMENT),
            settings.path(Key.DEFINITIONS),
            settings.path(Key.CORRECTIONS),
            database.settings(),
            database.embedded(),
            home,
            quicklook(settings),
            settings.words(Key.QUICKLOOK_FILETYPES),
            settings.path(Key.LOGS, "logs"),
            settings.whole(Key.WORKERS, Math.min(4, processors), 1, 256),
            settings.truth(Key.SHARED, false),
            Duration.ofSeconds(settings.whole(Key.SETTLE, 5, 0, 86_400)),
            settings.word(Key.UNKNOWN_KEYWORDS, UnknownKeywords.ADD),
            settings.truth(Key.CHECKSUMS, false),
            settings.path(Key.PROPOSALS),
            logRules(settings),
            NotifyChoice.of(settings, written),
            metrics(settings),
            settings.text(Key.SCHEDULE),
            settings.zone(Key.ZONE, ZoneId.of("UTC")),
            settings.duration(Key.JITTER, Duration.ZERO, Duration.ZERO),
            settings.truth(Key.WATCH, false),
            settings.duration(Key.INTERVAL, Duration.ofMinutes(1), Duration.ofSeconds(1)),
            values(settings, database),
            unknownVariables());
    Contradictions.refuse(configuration);
    return configuration;
  }

  private static LogRules logRules(Settings settings) throws ConfigurationException {
    return new LogRules(
        settings.word(Key.LOG_FORMAT, LogRules.Format.TEXT),
        settings.age(Key.LOG_RETENTION, "90d"),
        settings.bytes(Key.LOG_MAX_TOTAL, "5GB"));
  }

  private static MetricsChoice metrics(Settings settings) throws ConfigurationException {
    String address = settings.text(Key.METRICS_ADDRESS);
    return new MetricsChoice(
        settings.whole(Key.METRICS_PORT, 0, 65_535),
        address == null ? "127.0.0.1" : address.strip(),
        settings.path(Key.METRICS_FILE));
  }

  private static QuicklookSettings quicklook(Settings settings) throws ConfigurationException {
    return new QuicklookSettings(
        settings.path(Key.JPEGS, "jpegs"),
        settings.path(Key.THUMBNAILS, "thumbnails"),
        new StyleChoice(
            settings.one(Key.LIMITS, LimitsMethod.values(), LimitsMethod::word),
            settings.percentiles(Key.PERCENTILES),
            settings.positive(Key.KAPPA),
            settings.whole(Key.ITERATIONS, 1, 1000),
            settings.one(Key.STRETCH, Stretch.values(), Stretch::word)),
        settings.truth(Key.GOOD_PIXELS, true),
        settings.whole(Key.NO_VALUE, QuicklookSettings.DARK_GREY, 0, 255),
        settings.wholes(Key.SIZES, 16, 32_768),
        settings.truth(Key.DEEP_ZOOM, false));
  }

  private static List<Configuration.Value> values(Settings settings, DatabaseChoice database) {
    List<Configuration.Value> values = new ArrayList<>(settings.values());
    database.implied().ifPresent(values::add);
    values.sort(Comparator.comparing(Configuration.Value::key));
    return List.copyOf(values);
  }

  private List<String> unknownVariables() {
    Set<String> known =
        Stream.concat(Stream.of(Key.values()).map(Key::variable), LAUNCHER.stream())
            .collect(Collectors.toSet());
    return environment.keySet().stream()
        .filter(name -> name.startsWith("FITSQL_") && !known.contains(name))
        // what a notification tells the command that it runs, which may be a command of fitsql
        .filter(name -> !name.startsWith("FITSQL_NOTICE_"))
        .sorted()
        .map(name -> "Environment variable " + name + " is not known" + meant(name, known) + ".")
        .toList();
  }

  private static String meant(String name, Set<String> known) {
    return Nearest.to(name, known).map(best -> "; did you mean " + best + "?").orElse("");
  }
}
