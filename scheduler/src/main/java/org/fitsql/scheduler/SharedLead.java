package org.fitsql.scheduler;

import java.util.Optional;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lock of a shared run, where this process holds it, or as soon as it does. For one thread. */
final class SharedLead implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SharedLead.class);

  private final Database database;
  private final SharedLock lock;
  private final Runnable whenLost;
  private @Nullable RunClaim claim;

  /**
   * @param claim of the process that opens the run; null for all others
   * @param whenLost told where the lock is lost to another run
   */
  SharedLead(Database database, SharedLock lock, @Nullable RunClaim claim, Runnable whenLost) {
    this.database = database;
    this.lock = lock;
    this.claim = claim;
    this.whenLost = whenLost;
    if (claim != null) {
      claim.whenLost(whenLost);
    }
  }

  boolean isHeld() {
    return claim != null;
  }

  /** From now on others may join. */
  void record(RunBooks books, SharedTerms terms) {
    if (claim != null) {
      claim.record(books, terms);
    }
  }

  /** Takes the place of the process that held it, where that ended before the run was over. */
  void takeOverWhereAbandoned(RunBooks books, SharedTerms terms) {
    if (claim != null || !lock.isAbandoned(terms)) {
      return;
    }
    Optional<RunClaim> taken = RunClaim.takeOver(database);
    if (taken.isEmpty()) {
      return;
    }
    if (!lock.isStill(terms)) {
      taken.get().close(); // another took its place meanwhile, and ended the run
      return;
    }
    claim = taken.get();
    claim.whenLost(whenLost);
    claim.record(books, terms);
    log.warn(
        LogContext.SHOWN,
        "the process that led the shared run {} is gone; this one leads it now",
        terms.run());
  }

  /** The run is over; whoever is left of it need not take anything over. */
  void over(RunBooks books) {
    if (claim != null) {
      claim.record(books, null);
    }
  }

  @Override
  public void close() {
    if (claim != null) {
      claim.close();
    }
  }
}
