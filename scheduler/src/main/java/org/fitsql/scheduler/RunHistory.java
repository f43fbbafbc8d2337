package org.fitsql.scheduler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;

/**
 * What the tables of a database say about the runs that filled it. Each answer costs a few rows of
 * an index, so that it may be asked every few seconds.
 */
public final class RunHistory {
  /** Runs over the archive that went through all of it; a rebuild has no archive. */
  private static final String LAST_SUCCESS =
      "SELECT MAX(finished) FROM runs WHERE outcome IN ('done', 'failures')"
          + " AND archive IS NOT NULL AND finished < ?";

  /** A run that ended later than this from now did so while a clock was ahead. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final String OPEN_FAILURES =
      "SELECT stage, severity, class, COUNT(*) FROM failures GROUP BY stage, severity, class";

  private static final String OLDEST_WAITING =
      "SELECT MIN(first_seen) FROM files WHERE state = 'incomplete'";

  private static final String TABLES =
      "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = SCHEMA()"
          + " AND LOWER(table_name) IN ('runs', 'failures', 'files')";

  private static final long NEEDED = 3;

  private final Database database;
  private final Clock clock;
  private volatile boolean made;

  public RunHistory(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What is to be watched.
   *
   * @param lastSuccess when a run over the archive finished last, whether or not files failed in it
   * @param openFailures failures to be dealt with
   * @param oldestWaiting when the file was first seen that has been incomplete for longest
   */
  public record State(
      Optional<Instant> lastSuccess,
      List<OpenFailures> openFailures,
      Optional<Instant> oldestWaiting) {}

  /**
   * @param stage what was being done, such as {@code header}
   * @param severity {@code failure} or {@code incomplete}
   * @param retry when they are tried again: {@code now}, {@code later} or {@code never}
   */
  public record OpenFailures(String stage, String severity, String retry, long number) {}

  /** When a run over the archive finished last, whether or not files failed in it. */
  public Optional<Instant> lastSuccess() {
    return isMade()
        ? instant(LAST_SUCCESS, RunRecord.utc(clock.instant().plus(AHEAD)))
        : Optional.empty();
  }

  /** All of it; nothing where the first run has not made its tables yet. */
  public State state() {
    if (!isMade()) {
      return new State(Optional.empty(), List.of(), Optional.empty());
    }
    return new State(
        lastSuccess(),
        database.query(OPEN_FAILURES, List.of(), RunHistory::failures),
        instant(OLDEST_WAITING));
  }

  private boolean isMade() {
    if (!made) {
      made =
          database
              .query(TABLES, List.of(), row -> Long.valueOf(NEEDED).equals(row.whole(1)))
              .get(0);
    }
    return made;
  }

  private static OpenFailures failures(ResultRow row) {
    return new OpenFailures(
        Objects.requireNonNullElse(row.text(1), ""),
        Objects.requireNonNullElse(row.text(2), ""),
        Objects.requireNonNullElse(row.text(3), ""),
        Objects.requireNonNullElse(row.whole(4), 0L));
  }

  private Optional<Instant> instant(String sql, Object... parameters) {
    Optional<LocalDateTime> utc =
        database
            .query(sql, List.of(parameters), row -> Optional.ofNullable(row.dateTime(1)))
            .get(0);
    return utc.map(date -> date.toInstant(ZoneOffset.UTC));
  }
}
