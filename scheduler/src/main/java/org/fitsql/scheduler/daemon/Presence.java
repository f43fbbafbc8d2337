package org.fitsql.scheduler.daemon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Table;
import org.fitsql.orm.Unit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The row of this daemon in table {@code daemons}, with its heartbeat. Thread-safe. */
final class Presence implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Presence.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  /** Daemons that have not been heard of for so long leave no row behind. */
  private static final Duration FORGOTTEN = Duration.ofDays(30);

  private final Table table;
  private final DaemonSettings settings;
  private final Identity identity;
  private final Clock clock;
  private final Instant started;
  private final Supplier<Optional<Instant>> next;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Presence::daemon);
  private @Nullable Database beating;
  private @Nullable String watching;

  Presence(
      CatalogTables tables,
      DaemonSettings settings,
      Identity identity,
      Clock clock,
      Supplier<Optional<Instant>> next) {
    this.table = tables.own("daemons");
    this.settings = settings;
    this.identity = identity;
    this.clock = clock;
    this.started = clock.instant();
    this.next = next;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  /** From now on there is a heartbeat in a database that stays open. */
  synchronized void beat(Database database) {
    beating = database;
    long seconds = HEARTBEAT.toSeconds();
    timer.scheduleWithFixedDelay(() -> tell(database), 0, seconds, TimeUnit.SECONDS);
  }

  /** How the archive is watched, in words. */
  synchronized void watching(String how) {
    watching = how;
    if (beating != null) {
      tell(beating);
    }
  }

  /** Writes the row; a database that cannot be reached now is told again with the next beat. */
  synchronized void tell(Database database) {
    try {
      database.write(List.of(new Unit("daemon " + identity, changes(database))));
    } catch (RuntimeException e) {
      // also db-scheduler's own; a timer whose task throws never calls it again
      log.warn("The heartbeat of this daemon was not written: {}", e.getMessage());
    }
  }

  private List<RowChange> changes(Database database) {
    Instant now = clock.instant();
    List<RowChange> changes = new ArrayList<>();
    database
        .query(
            "SELECT daemon FROM daemons WHERE heartbeat < ?",
            List.of(utc(now.minus(FORGOTTEN))),
            row -> String.valueOf(row.text(1)))
        .forEach(old -> changes.add(delete(old)));
    changes.add(
        new RowShape(table)
            .row()
            .set("daemon", identity.toString())
            .set("host", identity.host())
            .set("pid", identity.pid())
            .set("user_name", settings.user())
            .set("version", settings.version())
            .set("archive", settings.archive().toString())
            .set("schedule", schedule())
            .set("watching", watching)
            .set("started", utc(started))
            .set("next_run", next.get().map(Presence::utc).orElse(null))
            .set("heartbeat", utc(now))
            .upsert());
    return changes;
  }

  private @Nullable String schedule() {
    Timetable timetable = settings.timetable();
    return timetable == null ? null : timetable.toString();
  }

  private RowChange delete(String daemon) {
    return new RowChange.Delete(table, List.of("daemon"), new Object[] {daemon});
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  /** The row goes with the daemon. */
  @Override
  public void close() {
    timer.shutdownNow();
    synchronized (this) {
      if (beating != null) {
        try {
          beating.write(
              List.of(new Unit("daemon " + identity, List.of(delete(identity.toString())))));
        } catch (DatabaseException e) {
          log.warn("The row of this daemon was not removed: {}", e.getMessage());
        }
      }
    }
  }
}
