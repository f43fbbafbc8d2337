package org.fitsql.scheduler;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.ResultRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who keeps others from writing, in words for people. */
final class LockHolder {
  private static final Logger log = LoggerFactory.getLogger(LockHolder.class);
  private static final String OF_LOCK =
      "SELECT command, run, host, pid, user_name, since FROM run_locks"
          + " WHERE name = ? AND connection = ?";
  private static final String OF_RUN =
      "SELECT command, run, host, pid, user_name, started FROM runs WHERE run = ?";

  private LockHolder() {}

  /** Who holds a lock; empty where that is not known. */
  static Optional<String> ofLock(Database database, String lock) {
    OptionalLong connection = database.lockHolder(lock);
    if (connection.isEmpty()) {
      return Optional.empty();
    }
    try {
      return database
          .query(OF_LOCK, List.of(lock, connection.getAsLong()), LockHolder::words)
          .stream()
          .findFirst();
    } catch (DatabaseException e) {
      log.debug("the holder of the lock has not said who it is", e);
      return Optional.empty();
    }
  }

  /** Who does some runs; of one that is not known, its name. */
  static List<String> ofRuns(Database database, List<String> runs) {
    List<String> all = new ArrayList<>();
    for (String run : runs) {
      List<String> known = database.query(OF_RUN, List.of(run), LockHolder::words);
      all.add(known.isEmpty() ? "run " + run : known.get(0));
    }
    return all;
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
