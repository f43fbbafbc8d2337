package org.fitsql.cli.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.fitsql.logs.LogRules;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.quicklook.QuicklookSettings;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants, checked. All paths are absolute.
 *
 * @param archive root of the archive, or null where none is named
 * @param instrument the only instrument wanted, or null for all that are known
 * @param definitions folder with instruments of the user, or null
 * @param corrections file of corrections that is named, or null
 * @param database where the database is
 * @param embedded file of the embedded database, or null where {@code database} names another place
 * @param home embedded database, locks, state
 * @param quicklook where images go and how they are drawn
 * @param imageFiletypes the filetypes that get a JPEG, or null for those that the instrument names
 * @param logs folder of the log files
 * @param workers observations worked on at once, 1 or more
 * @param shared whether a run is shared with the other processes that are started so
 * @param settle how long a file must have been left alone before it is read
 * @param unknownKeywords what becomes of keywords that no column holds
 * @param checksums whether CHECKSUM and DATASUM are verified
 * @param proposals list of proposal types and release dates, or null
 * @param logRules how log files are written, and which are kept
 * @param notifying who is told of failure and of silence
 * @param metrics where metrics go
 * @param schedule cron expression, or null
 * @param zone time zone of the cron expression
 * @param jitter longest random delay of a scheduled run
 * @param watch whether the scheduler ingests files as they come
 * @param interval between two looks at an archive whose changes the system does not tell
 * @param values every value with its origin, for people; without secrets
 * @param warnings what looks wrong and stops nothing
 */
public record Configuration(
    @Nullable Path archive,
    @Nullable String instrument,
    @Nullable Path definitions,
    @Nullable Path corrections,
    DatabaseSettings database,
    @Nullable Path embedded,
    Path home,
    QuicklookSettings quicklook,
    @Nullable Set<String> imageFiletypes,
    Path logs,
    int workers,
    boolean shared,
    Duration settle,
    UnknownKeywords unknownKeywords,
    boolean checksums,
    @Nullable Path proposals,
    LogRules logRules,
    NotifyChoice notifying,
    MetricsChoice metrics,
    @Nullable String schedule,
    ZoneId zone,
    Duration jitter,
    boolean watch,
    Duration interval,
    List<Value> values,
    List<String> warnings) {

  /**
   * One value as it was understood.
   *
   * @param key what it sets
   * @param shown the value without secrets
   * @param origin where it was said
   */
  public record Value(Key key, String shown, Origin origin) {
    @Override
    public String toString() {
      return key.path() + " = " + shown + " (" + origin + ")";
    }
  }

  /** The URL of the database without secrets. */
  public String databaseUrl() {
    return Secrets.masked(database.url());
  }

  /** Passwords and the like, to be kept out of whatever is written. */
  public Set<String> secrets() {
    return Secrets.of(database, notifying.to());
  }

  /** All of it, a line per key, without secrets. */
  public List<String> told() {
    return values.stream().map(value -> value.key().path() + " = " + value.shown()).toList();
  }

  /** Where {@code key} was said. */
  public Origin origin(Key key) {
    return values.stream()
        .filter(value -> value.key() == key)
        .map(Value::origin)
        .findFirst()
        .orElseGet(Origin.Default::new);
  }

  @Override
  public String toString() {
    return "Configuration" + values;
  }
}
