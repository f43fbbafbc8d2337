package org.fitsql.orm;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts at one piece of work that changes nothing when it fails. Locks and deadlocks pass; a
 * connection that was cut is replaced; a server that is restarted comes back, and each attempt
 * waits for it as long as the pool does; a table that another process splits comes back under
 * another name. All else fails at once. Not thread-safe: each piece of work has its own.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final int OF_CONTENTION = 6;
  private static final int WITHOUT_SERVER = 4;
  private static final int WITHOUT_TABLE = 3;

  private final FaultMessages messages;
  private final StoredTables stored;
  private int made;

  Attempts(FaultMessages messages, StoredTables stored) {
    this.messages = messages;
    this.stored = stored;
  }

  /** Waits for the next attempt; false where there is none, and the failure has to be told. */
  boolean goesOnAfter(SQLException failure) {
    made++;
    SqlFault fault = messages.classify(failure);
    if (made >= most(fault)) {
      return false;
    }
    if (fault == SqlFault.MOVED) {
      stored.forget();
    }
    LOG.debug("Attempt {} failed ({}), another follows", made, fault, failure);
    Backoff.pause(made);
    return true;
  }

  private static int most(SqlFault fault) {
    return switch (fault) {
      case CONTENTION -> OF_CONTENTION;
      case NO_SERVER -> WITHOUT_SERVER;
      case MOVED -> WITHOUT_TABLE;
      default -> 1;
    };
  }
}
