package org.fitsql.scheduler;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseException.Kind;
import org.fitsql.scheduler.shards.ShardQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that several processes share, on one host or many, with one server and one archive. The
 * first of them holds the lock of a run: it brings the schema up to date and cuts the archive into
 * shards, which all of them work on, one at a time each. When no shard is left the others are done;
 * the holder then looks at the whole archive as a run alone does. That look finds little to do, and
 * all that is right after a run alone is right after it: what a shard left out, what vanished, what
 * a process that died had in hand. Where the holder dies, another takes its place.
 */
public final class SharedRun {
  private static final Logger log = LoggerFactory.getLogger(SharedRun.class);

  /** Connections that sharing takes, besides those of the work. */
  public static final int CONNECTIONS = 4;

  /** Between two looks at whether shards are left, and whether the holder is there. */
  static final long LOOK_MILLIS = 500;

  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final RunSettings settings;
  private final Sharing sharing;
  private final Clock clock;
  private final RunListener listener;
  private final Stopwatch watch;
  private final String run;
  private final SharedLock lock;
  private final Stopping stopping = new Stopping();

  /**
   * @param database on a server; as many connections as workers, one, and {@link #CONNECTIONS} more
   */
  public SharedRun(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      Sharing sharing,
      Clock clock,
      RunListener listener) {
    this.database = database;
    this.profiles = List.copyOf(profiles);
    this.settings = settings;
    this.sharing = sharing;
    this.clock = clock;
    this.listener = listener;
    this.watch = Stopwatch.start(clock);
    this.run = ArchiveRun.runName(watch.began());
    this.lock = new SharedLock(database, clock);
  }

  /** The name of the shared run that is under way with shards left to take part in. */
  public static Optional<String> underWay(Database database, Clock clock) {
    return new SharedLock(database, clock).look() instanceof SharedLock.State.Shared shared
            && ShardQueue.open(database) > 0
        ? Optional.of(shared.terms().run())
        : Optional.empty();
  }

  /** The name of this process's run, the key of its row in {@code runs}. */
  public String name() {
    return run;
  }

  /** Asks this process to finish the observations in hand and then to return; others go on. */
  public void stop() {
    stopping.because("it was asked to stop; the others, or the next run, go on from here");
  }

  /**
   * Opens a shared run, or has a part in the one that is under way.
   *
   * @return what this process did
   * @throws DatabaseException as {@link ArchiveRun#run()}; LOCKED also where the run under way is
   *     not shared, or shared on other terms
   */
  public RunSummary run() {
    try (LogContext ignored = LogContext.run(run)) {
      SharedTerms joined = joinable();
      return joined == null ? open() : join(joined);
    }
  }

  /** The shared run that is under way, or null where this process is to open one. */
  private @Nullable SharedTerms joinable() {
    Stopwatch waiting = Stopwatch.start(clock);
    while (true) {
      SharedLock.State state = lock.look();
      if (state instanceof SharedLock.State.Shared shared) {
        return agreed(shared.terms());
      }
      boolean unsaid = state instanceof SharedLock.State.Unsaid;
      boolean waits = unsaid && waiting.elapsed().compareTo(sharing.patience()) < 0;
      if (!waits || stopping.isAsked()) {
        return null; // free, or whoever takes the lock is told who has it
      }
      pause();
    }
  }

  private void pause() {
    try {
      stopping.await(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping.because("it was interrupted");
    }
  }

  private SharedTerms agreed(SharedTerms terms) {
    if (!terms.agreement().equals(sharing.agreement())) {
      throw new DatabaseException(
          Kind.LOCKED,
          ("The shared run %s is of another version or configuration: %s. Give all processes the"
                  + " same version, archive and settings, or wait until it ends.")
              .formatted(
                  terms.run(),
                  String.join("; ", LockHolder.ofRuns(database, List.of(terms.run())))),
          null);
    }
    return terms;
  }

  private RunSummary open() {
    RunClaim claim;
    try {
      claim = RunClaim.take(database, clock);
    } catch (DatabaseException e) {
      // two that start at once see a free lock, and one of them is second
      SharedTerms joined = e.kind() == Kind.LOCKED ? joinable() : null;
      if (joined == null) {
        throw e;
      }
      return join(joined);
    }
    try (SharedLead lead = new SharedLead(database, lock, claim, this::lockLost)) {
      SharedTerms terms = new SharedTerms(run, sharing.agreement(), watch.began());
      RunBooks books = books(watch.began());
      books.updateSchema();
      claim.forgetShards(books.tables());
      RunRecord record = RunRecord.shared(database, books, run);
      new UnfinishedImages(settings.quicklook()).remove();
      record.begin();
      return worked(books, record, terms, lead, true);
    }
  }

  private RunSummary join(SharedTerms terms) {
    log.info(LogContext.SHOWN, "takes part in the shared run {}", terms.run());
    try (SharedLead lead = new SharedLead(database, lock, null, this::lockLost)) {
      RunBooks books = books(terms.began());
      RunRecord record = RunRecord.shared(database, books, terms.run());
      record.beginBeside();
      return worked(books, record, terms, lead, false);
    }
  }

  private RunBooks books(Instant dated) {
    return new RunBooks(database, profiles, settings, clock, listener, run, watch, dated);
  }

  private void lockLost() {
    stopping.because("another run has taken the lock after the connection that held it was cut");
  }

  private RunSummary worked(
      RunBooks books, RunRecord record, SharedTerms terms, SharedLead lead, boolean opens) {
    listener.began(run, watch.began());
    String interrupted = "it failed";
    RunSummary summary;
    try {
      interrupted =
          new SharedPart(database, profiles, sharing, stopping, books, record, terms, lead, opens)
              .work();
    } catch (RuntimeException e) {
      interrupted = String.valueOf(e.getMessage());
      throw e;
    } finally {
      summary = books.close(record, interrupted);
    }
    return summary;
  }
}
