package org.fitsql.scheduler.daemon;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.SchemaUpgrade;
import org.fitsql.ingest.scan.ArchiveException;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseException.Kind;
import org.fitsql.orm.Table;
import org.fitsql.scheduler.SharedRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts passes over the archive until it is stopped: when its timetable says so, and when files
 * change. One pass at a time; other processes are kept apart by the lock of a run. {@link #run} is
 * for one thread, {@link #stop} for any.
 */
public final class Daemon {
  private static final Logger log = LoggerFactory.getLogger(Daemon.class);

  /** How long observations in hand may take to end once the daemon is to stop. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Between two tries to get at the tables while another run makes them. */
  private static final Duration UPGRADE_RETRY = Duration.ofSeconds(5);

  private final DaemonSettings settings;
  private final Database state;
  private final boolean shared;
  private final CatalogTables tables = new CatalogTables(List.of());
  private final Identity identity;
  private final Pass pass;
  private final Clock clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Lock passing = new ReentrantLock();
  private String declined = "";
  private @Nullable Presence presence;
  private @Nullable Watching watching;

  /**
   * @param state where what is due is kept, and who is there; open as long as the daemon runs
   * @param shared whether {@code state} is the database of the archive, so that other daemons and
   *     people see it; a database of one file is not, because it would be locked all the time
   */
  public Daemon(
      DaemonSettings settings,
      Database state,
      boolean shared,
      Identity identity,
      Pass pass,
      Clock clock) {
    this.settings = settings;
    this.state = state;
    this.shared = shared;
    this.identity = identity;
    this.pass = pass;
    this.clock = clock;
  }

  /** Ends {@link #run}: the observations in hand are finished first. */
  public void stop() {
    stopped.countDown();
    pass.stop();
    Watching watched = watching();
    if (watched != null) {
      watched.stop();
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /**
   * Runs until it is stopped.
   *
   * @throws DatabaseException where the database is newer, or refuses fitsql's own tables
   * @throws ArchiveException where the archive cannot be watched
   */
  public void run() throws InterruptedException {
    makeTables();
    try (TimedRuns timed = timedRuns();
        Joining joining = settings.shares() ? new Joining(PATIENCE, this::joinWhereShared) : null;
        Presence present =
            new Presence(
                tables,
                settings,
                identity,
                clock,
                () -> timed == null ? Optional.empty() : timed.due())) {
      begin(present);
      if (settings.watch()) {
        watch(present);
      } else {
        stopped.await();
      }
    }
  }

  private synchronized void begin(Presence present) {
    presence = present;
    if (shared) {
      present.beat(state);
    }
  }

  private void makeTables() throws InterruptedException {
    List<Table> own = List.of(tables.own(TimedRuns.TABLE), tables.own("daemons"));
    if (!shared) {
      state.schema(own).update();
      return;
    }
    while (!isStopped() && !state.schema(own).plan().isEmpty()) {
      try (Database.Lock held = state.lock("run")) {
        new SchemaUpgrade(state, tables.base(), tables.base()).run();
      } catch (DatabaseException e) {
        if (e.kind() != Kind.LOCKED) {
          throw e;
        }
        log.info("Waiting for the tables: {}", e.getMessage());
        if (stopped.await(UPGRADE_RETRY.toSeconds(), TimeUnit.SECONDS)) {
          return;
        }
      }
    }
  }

  private @Nullable TimedRuns timedRuns() {
    Timetable timetable = settings.timetable();
    return timetable == null || isStopped()
        ? null
        : TimedRuns.start(
            state,
            identity.toString(),
            timetable,
            settings.jitter(),
            clock,
            PATIENCE,
            this::passWhenDue);
  }

  private boolean passWhenDue() {
    try {
      return pass(null, true);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void watch(Presence present) throws InterruptedException {
    try (ArchiveWatch changes = ArchiveWatch.open(settings.archive())) {
      present.watching(
          changes.isComplete()
              ? "as files change"
              : "every " + settings.interval().toSeconds() + " s");
      Watching watched = new Watching(changes, settings.interval(), this::pass);
      begin(watched);
      watched.run();
    } catch (IOException e) {
      throw new ArchiveException(
          "Archive " + settings.archive() + " cannot be watched: " + e.getMessage(), e);
    }
  }

  private synchronized void begin(Watching watched) {
    watching = watched;
    if (isStopped()) {
      watched.stop();
    }
  }

  private synchronized @Nullable Watching watching() {
    return watching;
  }

  private synchronized @Nullable Presence presence() {
    return presence;
  }

  private boolean pass(@Nullable Set<String> branches, boolean always) throws Exception {
    passing.lock();
    try {
      return !isStopped() && pass.run(new Pass.Order(branches, always, this::opened));
    } finally {
      passing.unlock();
    }
  }

  /** One that did not work out is not tried again: it is of another configuration. */
  private void joinWhereShared() {
    if (!passing.tryLock()) {
      return; // it has a part in it already, or another pass to do
    }
    String run = "";
    try {
      run = SharedRun.underWay(state, clock).orElse("");
      if (!isStopped() && !run.isEmpty() && !run.equals(declined)) {
        pass.run(new Pass.Order(null, true, this::opened));
      }
    } catch (Exception e) {
      declined = run;
      log.error("No part in the shared run {}: {}", run, e.getMessage());
    } finally {
      passing.unlock();
    }
  }

  /** What is embedded is open only while a pass runs. */
  private void opened(Database database) {
    Presence present = presence();
    if (!shared && present != null) {
      present.tell(database);
    }
  }
}
