package org.fitsql.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Commits units in groups: whatever waits when the last commit is done, up to a limit, so that
 * groups are large when the database is the bound and small when it is not. Units wait in a queue
 * whose length the submitter bounds.
 */
final class GroupWriter implements Runnable {
  private static final int GROUP = 50;

  private final Database database;
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

  GroupWriter(Database database) {
    this.database = database;
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
        group.add(queue.take());
        queue.drainTo(group, GROUP - 1);
        write(group);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
        "Correct the header or the table definition, then run again with --force.");
  }
}
