package org.fitsql.scheduler;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.ResultRow;
import org.fitsql.scheduler.shards.ShardQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the lock of a run and the row about it tell a process that would share the run. */
final class SharedLock {
  private static final Logger log = LoggerFactory.getLogger(SharedLock.class);
  private static final String RECORDED =
      "SELECT l.connection, l.shared_run, l.agreement, r.started FROM run_locks l"
          + " LEFT JOIN runs r ON r.run = l.shared_run WHERE l.name = ?";

  private final Database database;
  private final Clock clock;

  SharedLock(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** How things stand. */
  sealed interface State {
    /** Nobody is at work: whoever takes the lock begins anew. */
    record Free() implements State {}

    /** A shared run is under way; its holder may have died. */
    record Shared(SharedTerms terms) implements State {}

    /** A run alone holds it. */
    record Alone() implements State {}

    /** Somebody has just taken it, and not yet said for what. */
    record Unsaid() implements State {}
  }

  /** What row {@code run} of table {@code run_locks} says. */
  private record Row(@Nullable Long connection, @Nullable SharedTerms shared) {}

  State look() {
    OptionalLong holder = database.lockHolder(RunClaim.LOCK);
    Optional<Row> row = recorded();
    SharedTerms shared = row.map(Row::shared).orElse(null);
    if (holder.isEmpty()) {
      return shared != null && !ShardQueue.living(database, clock).isEmpty()
          ? new State.Shared(shared)
          : new State.Free();
    }
    boolean said = row.isPresent() && Objects.equals(row.get().connection(), holder.getAsLong());
    if (!said) {
      return new State.Unsaid();
    }
    return shared == null ? new State.Alone() : new State.Shared(shared);
  }

  /**
   * Whether the holder of a shared run is gone before it was over, so that another process of it
   * has to take its place.
   */
  boolean isAbandoned(SharedTerms terms) {
    return database.lockHolder(RunClaim.LOCK).isEmpty() && isStill(terms);
  }

  /** Whether a shared run is the one that had the lock last, and is not over. */
  boolean isStill(SharedTerms terms) {
    return recorded().map(Row::shared).filter(terms::equals).isPresent();
  }

  private Optional<Row> recorded() {
    try {
      return database.query(RECORDED, List.of(RunClaim.LOCK), SharedLock::read).stream()
          .findFirst();
    } catch (DatabaseException e) {
      // a new database, or one of an earlier version, until the first process has made its tables
      log.debug("whether there is a shared run cannot be asked yet", e);
      return Optional.empty();
    }
  }

  private static Row read(ResultRow row) {
    String run = row.text(2);
    LocalDateTime began = row.dateTime(4);
    SharedTerms shared =
        run == null || began == null
            ? null
            : new SharedTerms(
                run, Objects.requireNonNullElse(row.text(3), ""), began.toInstant(ZoneOffset.UTC));
    return new Row(row.whole(1), shared);
  }
}
