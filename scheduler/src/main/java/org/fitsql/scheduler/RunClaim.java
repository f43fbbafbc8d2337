package org.fitsql.scheduler;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseException.Kind;
import org.fitsql.orm.Unit;
import org.fitsql.scheduler.shards.RootnameClaims;
import org.fitsql.scheduler.shards.ShardQueue;
import org.jspecify.annotations.Nullable;

/**
 * The lock that lets one run at a time write, and a row that tells others who has it. The lock is
 * the server's: a row that a dead run left says nothing, because the connection in it holds no
 * lock.
 */
final class RunClaim implements AutoCloseable {
  static final String LOCK = "run";
  private final Database database;
  private final Database.Lock lock;

  private RunClaim(Database database, Database.Lock lock) {
    this.database = database;
    this.lock = lock;
  }

  /**
   * Takes the lock for a run alone, or for one that opens a shared run.
   *
   * @throws DatabaseException LOCKED where another run holds it, or where processes of a shared run
   *     whose holder has died are still at work; says who that is
   */
  static RunClaim take(Database database, Clock clock) {
    RunClaim claim = locked(database);
    try {
      claim.refuseLivingShards(clock);
      return claim;
    } catch (RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  /**
   * Takes the lock for a process of a shared run whose holder is gone; empty where another was
   * first.
   */
  static Optional<RunClaim> takeOver(Database database) {
    try {
      return Optional.of(locked(database));
    } catch (DatabaseException e) {
      if (e.kind() == Kind.LOCKED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static RunClaim locked(Database database) {
    try {
      return new RunClaim(database, database.lock(LOCK));
    } catch (DatabaseException e) {
      if (e.kind() != Kind.LOCKED) {
        throw e;
      }
      throw LockHolder.ofLock(database, LOCK)
          .map(
              who ->
                  new DatabaseException(
                      Kind.LOCKED,
                      "Another run holds the lock: " + who + ". Wait until it ends, or stop it.",
                      e))
          .orElse(e);
    }
  }

  private void refuseLivingShards(Clock clock) {
    List<String> living = ShardQueue.living(database, clock);
    if (!living.isEmpty()) {
      throw new DatabaseException(
          Kind.LOCKED,
          "Processes of a shared run are at work: %s. Wait until they end, or stop them."
              .formatted(String.join("; ", LockHolder.ofRuns(database, living))),
          null);
    }
  }

  /** Forgets what a shared run left whose processes have all died: this one looks at all. */
  void forgetShards(CatalogTables tables) {
    ShardQueue.discard(database, tables.own("scheduled_tasks"));
    new RootnameClaims(database, tables.own("shard_claims")).clear();
  }

  /** Tells others who holds it; the table is there by now. */
  void record(CatalogTables tables, String command, String run, Instant since) {
    write(row(tables, command, run, since));
  }

  /**
   * The same for the holder of a shared run, from when on others may join.
   *
   * @param shared null once the shared run is over
   */
  void record(RunBooks books, @Nullable SharedTerms shared) {
    RowShape.Row row =
        row(books.tables(), books.settings().command(), books.run(), books.clock().instant());
    write(
        shared == null
            ? row
            : row.set("shared_run", shared.run()).set("agreement", shared.agreement()));
  }

  private RowShape.Row row(CatalogTables tables, String command, String run, Instant since) {
    OptionalLong connection = database.lockHolder(LOCK);
    return new RowShape(tables.own("run_locks"))
        .row()
        .set("name", LOCK)
        .set("connection", connection.isPresent() ? connection.getAsLong() : null)
        .set("command", command)
        .set("run", run)
        .set("host", RunRecord.host())
        .set("pid", ProcessHandle.current().pid())
        .set("user_name", System.getProperty("user.name"))
        .set("since", RunRecord.utc(since));
  }

  private void write(RowShape.Row row) {
    database.write(List.of(new Unit("lock of a run", List.of(row.upsert()))));
  }

  /** Who is told where the lock is lost to another run. */
  void whenLost(Runnable told) {
    lock.whenLost(told);
  }

  @Override
  public void close() {
    lock.close();
  }
}
