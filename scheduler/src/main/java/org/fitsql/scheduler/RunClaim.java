package org.fitsql.scheduler;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseException.Kind;
import org.fitsql.orm.ResultRow;
import org.fitsql.orm.Unit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock that lets one run at a time write, and a row that tells others who has it. The lock is
 * the server's: a row that a dead run left says nothing, because the connection in it holds no
 * lock.
 */
final class RunClaim implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunClaim.class);
  private static final String LOCK = "run";
  private static final String HOLDER =
      "SELECT command, run, host, pid, user_name, since FROM run_locks"
          + " WHERE name = ? AND connection = ?";

  private final Database database;
  private final Database.Lock lock;

  private RunClaim(Database database, Database.Lock lock) {
    this.database = database;
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @throws DatabaseException LOCKED where another run holds it, saying who that is
   */
  static RunClaim take(Database database) {
    try {
      return new RunClaim(database, database.lock(LOCK));
    } catch (DatabaseException e) {
      if (e.kind() != Kind.LOCKED) {
        throw e;
      }
      throw holder(database)
          .map(
              who ->
                  new DatabaseException(
                      Kind.LOCKED,
                      "Another run holds the lock: " + who + ". Wait until it ends, or stop it.",
                      e))
          .orElse(e);
    }
  }

  /** Tells others who holds it; the table is there by now. */
  void record(CatalogTables tables, String command, String run, Clock clock) {
    OptionalLong connection = database.lockHolder(LOCK);
    RowShape.Row row =
        new RowShape(tables.own("run_locks"))
            .row()
            .set("name", LOCK)
            .set("connection", connection.isPresent() ? connection.getAsLong() : null)
            .set("command", command)
            .set("run", run)
            .set("host", RunRecord.host())
            .set("pid", ProcessHandle.current().pid())
            .set("user_name", System.getProperty("user.name"))
            .set("since", RunRecord.utc(clock.instant()));
    database.write(List.of(new Unit("lock of run " + run, List.of(row.upsert()))));
  }

  /** Who is told where the lock is lost to another run. */
  void whenLost(Runnable told) {
    lock.whenLost(told);
  }

  @Override
  public void close() {
    lock.close();
  }

  /** Who holds the lock, in words; empty where that is not known. */
  private static Optional<String> holder(Database database) {
    OptionalLong connection = database.lockHolder(LOCK);
    if (connection.isEmpty()) {
      return Optional.empty();
    }
    try {
      return database.query(HOLDER, List.of(LOCK, connection.getAsLong()), RunClaim::words).stream()
          .findFirst();
    } catch (DatabaseException e) {
      log.debug("the holder of the lock has not said who it is", e);
      return Optional.empty();
    }
  }

  private static String words(ResultRow row) {
    LocalDateTime since = row.dateTime(6);
    return "run %s (fitsql %s) on host %s, process %s, user %s, since %s UTC"
        .formatted(
            row.text(2),
            row.text(1),
            Objects.requireNonNullElse(row.text(3), "unknown"),
            row.whole(4),
            row.text(5),
            since == null ? "unknown" : since.truncatedTo(ChronoUnit.SECONDS));
  }
}
