package org.fitsql.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.fitsql.ingest.Retry;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Commits units in groups: whatever waits when the last commit is done, up to a limit. Where little
 * waits it is given a moment to become more, for a statement and a commit cost as much for one row
 * as for fifty, and the processor that they take is one that workers want. Units wait in a queue
 * whose length the submitter bounds.
 */
final class GroupWriter implements Runnable {
  private static final int GROUP = 50;

  /** How long a group waits for units that are in the making. */
  private static final long PATIENCE_MILLIS = 250;

  private final Database database;
  private final BooleanSupplier moreToCome;
  private final Lock filling = new ReentrantLock();
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();

  /** Told what became of a unit, on the writer's thread. */
  interface Receiver {
    /**
     * @param refused why the database refused it, or null where it was committed
     * @param rows rows written
     */
    void done(@Nullable DatabaseException refused, int rows);

    /** The database is gone; nothing of the group was written. */
    void lost(Throwable cause);
  }

  private record Waiting(Unit unit, Receiver receiver) {}

  /**
   * @param moreToCome whether units are in the making, so that a group may wait for them
   */
  GroupWriter(Database database, BooleanSupplier moreToCome) {
    this.database = database;
    this.moreToCome = moreToCome;
  }

  void submit(Unit unit, Receiver receiver) {
    queue.add(new Waiting(unit, receiver));
  }

  /** Writes until interrupted. */
  @Override
  public void run() {
    List<Waiting> group = new ArrayList<>(GROUP);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        group.clear();
        fill(group);
        write(group);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One writer at a time: two that wait for more would halve each other's groups. */
  private void fill(List<Waiting> group) throws InterruptedException {
    filling.lockInterruptibly();
    try {
      group.add(queue.take());
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      queue.drainTo(group, GROUP - group.size());
      while (group.size() < GROUP && moreToCome.getAsBoolean()) {
        Waiting more = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (more == null) {
          return;
        }
        group.add(more);
        queue.drainTo(group, GROUP - group.size());
      }
    } finally {
      filling.unlock();
    }
  }

  private void write(List<Waiting> group) {
    List<UnitOutcome> outcomes;
    try {
      outcomes = database.write(group.stream().map(Waiting::unit).toList());
    } catch (RuntimeException | Error e) {
      group.forEach(waiting -> waiting.receiver().lost(e));
      return;
    }
    for (int i = 0; i < group.size(); i++) {
      Receiver receiver = group.get(i).receiver();
      UnitOutcome outcome = outcomes.get(i);
      if (outcome instanceof UnitOutcome.Written written) {
        receiver.done(null, written.rows());
      } else if (outcome instanceof UnitOutcome.Refused refused) {
        receiver.done(refused.cause(), 0);
      }
    }
  }

  static Trouble refusal(String rootname, DatabaseException refused) {
    return new Trouble(
            Severity.FAILURE,
            Stage.ROWS,
            rootname,
            rootname,
            null,
            "",
            "the database refused its rows: " + refused.getMessage(),
            advice(retry(refused)))
        .retried(retry(refused));
  }

  /** Data that do not fit are the file's fault, all else is the moment's or the server's. */
  private static Retry retry(DatabaseException refused) {
    return switch (refused.kind()) {
      case BAD_DATA -> Retry.NEVER;
      case LOCKED, BUSY -> Retry.NOW;
      case UNREACHABLE, REFUSED, OTHER -> Retry.LATER;
    };
  }

  private static String advice(Retry retry) {
    return retry == Retry.NEVER
        ? "Correct the header or the table definition, then `fitsql retry` and run again."
        : "Mend the cause; it is tried again by itself.";
  }
}
