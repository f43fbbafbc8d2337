package org.fitsql.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.observation.FileReading;
import org.fitsql.ingest.observation.FormerRows;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.Unit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers read and draw while writers commit. No more than {@link #IN_FLIGHT} observations are
 * between submission and commit, which bounds memory however large the archive is; the submitter
 * waits while that many are under way.
 */
final class Pipeline implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Pipeline.class);

  /** Observations between submission and commit; each holds well under a megabyte of rows. */
  static final int IN_FLIGHT = 128;

  private final Semaphore permits = new Semaphore(IN_FLIGHT);
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

  /** Observations between submission and the writer's queue. */
  private final AtomicInteger inTheMaking = new AtomicInteger();

  private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();
  private final BlockingQueue<RootnameWorker> idle;
  private final List<RootnameWorker> workers = new ArrayList<>();
  private final ExecutorService working;
  private final ExecutorService writing;
  private final GroupWriter writer;
  private final Tally tally;
  private final String run;
  private final BooleanSupplier stopping;

  /**
   * @param stopping whether observations that no worker has begun are left for the next run
   */
  Pipeline(
      Database database,
      int workerCount,
      int writerCount,
      Supplier<RootnameWorker> newWorker,
      Tally tally,
      String run,
      BooleanSupplier stopping) {
    this.tally = tally;
    this.run = run;
    this.stopping = stopping;
    this.idle = new ArrayBlockingQueue<>(workerCount);
    for (int i = 0; i < workerCount; i++) {
      workers.add(newWorker.get());
    }
    idle.addAll(workers);
    working = Executors.newFixedThreadPool(workerCount, named("worker"));
    writer = new GroupWriter(database, () -> inTheMaking.get() > 0);
    writing = Executors.newFixedThreadPool(writerCount, named("writer"));
    for (int i = 0; i < writerCount; i++) {
      writing.execute(writer);
    }
  }

  static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Hands one observation to a worker; waits while too many are under way.
   *
   * @param former what the database has of it
   */
  void submit(RootnameWork work, FormerRows former) throws InterruptedException {
    permits.acquire();
    checkAlive();
    inFlight.add(work.rootname());
    inTheMaking.incrementAndGet();
    working.execute(() -> work(work, former));
  }

  /** Commits rows that belong to no observation under way. */
  void submit(Unit unit, Runnable committed) throws InterruptedException {
    permits.acquire();
    checkAlive();
    writer.submit(unit, new LooseUnit(unit, committed));
  }

  /** Whether an observation is between submission and commit. */
  boolean isInFlight(String rootname) {
    return inFlight.contains(rootname);
  }

  /** Waits until all that was submitted is committed or refused. */
  void drain() throws InterruptedException {
    permits.acquire(IN_FLIGHT);
    permits.release(IN_FLIGHT);
    checkAlive();
  }

  private void checkAlive() {
    Throwable cause = fatal.get();
    if (cause == null) {
      return;
    }
    permits.release();
    if (cause instanceof DatabaseException database) {
      throw database;
    }
    throw new IllegalStateException("The run cannot go on: " + cause, cause);
  }

  private void work(RootnameWork work, FormerRows former) {
    if (stopping.getAsBoolean()) {
      inTheMaking.decrementAndGet();
      done(work.rootname());
      return;
    }
    onWorker(
        work.rootname(),
        worker -> {
          WorkedRootname worked;
          try {
            worked = worker.work(work, former);
          } finally {
            // before its unit is handed over: the last one of all need not wait for another
            inTheMaking.decrementAndGet();
          }
          writer.submit(worked.unit(), new Committed(worked, false));
        });
  }

  private interface WorkerTask {
    void run(RootnameWorker worker) throws InterruptedException;
  }

  private void onWorker(String rootname, WorkerTask task) {
    try (LogContext ignored = LogContext.run(run)) {
      RootnameWorker worker = idle.take();
      try {
        if (fatal.get() == null) {
          task.run(worker);
        } else {
          done(rootname);
        }
      } finally {
        idle.add(worker);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      done(rootname);
    } catch (RuntimeException | Error e) {
      lost(rootname, e);
    }
  }

  private void done(String rootname) {
    inFlight.remove(rootname);
    permits.release();
  }

  private void lost(String rootname, Throwable cause) {
    if (fatal.compareAndSet(null, cause)) {
      log.error(LogContext.SHOWN, "the run cannot go on", cause);
    }
    done(rootname);
  }

  /** Counts an observation once the database has answered. */
  private final class Committed implements GroupWriter.Receiver {
    private final WorkedRootname worked;
    private final boolean isRefusal;

    private Committed(WorkedRootname worked, boolean isRefusal) {
      this.worked = worked;
      this.isRefusal = isRefusal;
    }

    @Override
    public void done(@Nullable DatabaseException refused, int rows) {
      if (refused == null) {
        logCommitted(rows);
        worked.count(tally);
        tally.add(Tally.Count.ROWS, rows);
        tally.committed(worked.unit());
        tally.finished(worked.work().rootname());
        Pipeline.this.done(worked.work().rootname());
      } else if (fatal.get() != null) {
        // the database is gone for all; nothing of this observation is written
        Pipeline.this.done(worked.work().rootname());
      } else {
        log.error(LogContext.SHOWN, "{}: rows refused", worked.work().rootname(), refused);
        recordRefusal(refused);
      }
    }

    private void logCommitted(int rows) {
      String rootname = worked.work().rootname();
      try (LogContext ofRun = LogContext.run(run);
          LogContext ofRootname = LogContext.rootname(rootname)) {
        for (FileReading reading : worked.readings()) {
          try (LogContext ofFile = LogContext.filetype(reading.work().name().filetype())) {
            log.debug("{}: {}", reading.work().file().path(), worked.describe(reading));
          }
        }
        log.info("{}: {} files, {} rows committed", rootname, worked.readings().size(), rows);
      }
    }

    /** Records that its files failed; where even that is refused, it is only told. */
    private void recordRefusal(DatabaseException refused) {
      String rootname = worked.work().rootname();
      Trouble trouble = GroupWriter.refusal(rootname, refused);
      if (isRefusal) {
        tally.add(Tally.Count.FAILED, worked.readings().size());
        tally.trouble(trouble);
        Pipeline.this.done(rootname);
      } else {
        working.execute(() -> onWorker(rootname, worker -> submitRefused(worker, trouble)));
      }
    }

    private void submitRefused(RootnameWorker worker, Trouble trouble) {
      WorkedRootname instead = worker.refused(worked, trouble);
      writer.submit(instead.unit(), new Committed(instead, true));
    }

    @Override
    public void lost(Throwable cause) {
      Pipeline.this.lost(worked.work().rootname(), cause);
    }
  }

  /** Rows of no observation under way. */
  private final class LooseUnit implements GroupWriter.Receiver {
    private final Unit unit;
    private final Runnable committed;

    private LooseUnit(Unit unit, Runnable committed) {
      this.unit = unit;
      this.committed = committed;
    }

    @Override
    public void done(@Nullable DatabaseException refused, int rows) {
      if (refused == null) {
        tally.add(Tally.Count.ROWS, rows);
        tally.committed(unit);
        committed.run();
      } else {
        log.error(LogContext.SHOWN, "{}: rows refused", unit.name(), refused);
        tally.add(Tally.Count.FAILED, 1);
        tally.trouble(GroupWriter.refusal(unit.name(), refused));
      }
      permits.release();
    }

    @Override
    public void lost(Throwable cause) {
      Pipeline.this.lost(unit.name(), cause);
    }
  }

  @Override
  public void close() {
    working.shutdownNow();
    writing.shutdownNow();
    workers.forEach(RootnameWorker::close);
  }
}
