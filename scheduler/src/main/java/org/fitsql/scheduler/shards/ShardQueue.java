package org.fitsql.scheduler.shards;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.MySQLJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Table;
import org.fitsql.orm.Unit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shards of a shared run, in table {@code scheduled_tasks}. As long as it is open, this process
 * takes one after the other: one that another process has taken is left to it, unless that process
 * has not been heard of for too long. A shard that fails is tried once more, by whoever comes
 * first, and then left to the look at the whole archive that ends the run.
 */
public final class ShardQueue implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ShardQueue.class);
  static final String TABLE = "scheduled_tasks";
  private static final String TASK = "archive-shard";

  /** How often is looked for shards while there are none; after a shard it looks at once. */
  private static final Duration POLLING = Duration.ofSeconds(1);

  /** How long observations in hand may take to end once the process is to stop. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Database database;
  private final Clock clock;
  private final Work work;
  private final CustomTask<String> task;
  private final Scheduler scheduler;
  private @Nullable Waking waking;

  /** What is done with shards; told of one at a time. */
  public interface Work {
    /**
     * Works on one.
     *
     * @return whether it came to its end; false where the process is to stop
     */
    boolean on(Shard shard) throws InterruptedException;

    /** A process died over a shard, which is due again. */
    void died(String process, Shard shard);
  }

  /**
   * Does not begin before {@link #start}.
   *
   * @param database with table {@code scheduled_tasks}
   * @param process name of this process
   */
  public ShardQueue(
      Database database, String process, Heartbeat heartbeat, Clock clock, Work work) {
    this.database = database;
    this.clock = clock;
    this.work = work;
    this.task =
        Tasks.custom(TASK, String.class)
            .onFailure(this::failed)
            .onDeadExecution(this::died)
            .execute((instance, context) -> perform(instance));
    this.scheduler =
        Scheduler.create(database.dataSource(), task)
            .tableName(TABLE)
            .serializer(new PlainText())
            .threads(1)
            .pollingInterval(POLLING)
            .heartbeatInterval(heartbeat.interval())
            .missedHeartbeatsLimit(heartbeat.missed())
            .jdbcCustomization(new MySQLJdbcCustomization(true))
            .failureLogging(LogLevel.OFF, false)
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed(process))
            .shutdownMaxWait(PATIENCE)
            .build();
  }

  /** Hands out shards; they may be taken from now on. */
  public void offer(List<Shard> shards) {
    for (Shard shard : shards) {
      client().scheduleIfNotExists(task.instance(shard.name(), shard.text()), clock.instant());
    }
  }

  /** Begins to take shards. */
  public void start() {
    scheduler.start();
    waking = new Waking(scheduler, POLLING, () -> {});
  }

  private SchedulerClient client() {
    return scheduler;
  }

  private CompletionHandler<String> perform(TaskInstance<String> instance) {
    try {
      if (!work.on(shard(instance))) {
        throw new UnfinishedException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnfinishedException();
    }
    return (complete, operations) -> operations.stop();
  }

  private static Shard shard(TaskInstance<?> instance) {
    return Shard.read(instance.getId(), String.valueOf(instance.getData()));
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<String> operations) {
    Throwable cause = complete.getCause().orElse(null);
    Execution execution = complete.getExecution();
    if (cause instanceof UnfinishedException || execution.consecutiveFailures == 0) {
      operations.reschedule(complete, clock.instant());
    } else {
      operations.stop();
    }
    if (!(cause instanceof UnfinishedException)) {
      log.warn("shard {} failed", execution.taskInstance.getId(), cause);
    }
  }

  private void died(ExecutionComplete complete, ExecutionOperations<String> operations) {
    Execution execution = complete.getExecution();
    work.died(execution.pickedBy, shard(execution.taskInstance));
    operations.reschedule(complete, clock.instant());
  }

  /** Whether a shard is still this process's, and not taken for dead with it. */
  public static boolean isHeld(Database database, Shard shard, String process) {
    return !database
        .query(
            "select picked_by from scheduled_tasks where task_name = ? and task_instance = ?"
                + " and picked = ? and picked_by = ?",
            List.of(TASK, shard.name(), true, process),
            row -> true)
        .isEmpty();
  }

  /** How many shards of all are not done. */
  public static long open(Database database) {
    return database
        .query(
            "select count(*) from scheduled_tasks where task_name = ?",
            List.of(TASK),
            row -> Objects.requireNonNull(row.whole(1)))
        .get(0);
  }

  /** The processes that work on shards and have been heard of lately. */
  public static List<String> living(Database database, Clock clock) {
    LocalDateTime dead =
        LocalDateTime.ofInstant(
            clock.instant().minus(Heartbeat.standard().limit()), ZoneOffset.UTC);
    try {
      return database.query(
          "select distinct picked_by from scheduled_tasks where task_name = ? and picked = ?"
              + " and last_heartbeat > ? order by picked_by",
          List.of(TASK, true, dead),
          row -> Objects.requireNonNull(row.text(1)));
    } catch (DatabaseException e) {
      // a database without tables has no shards either; all else the next statement tells
      log.debug("whether shards are under way cannot be asked", e);
      return List.of();
    }
  }

  /**
   * Forgets the shards that a run left whose processes have all died.
   *
   * @param scheduledTasks table {@code scheduled_tasks}
   */
  public static void discard(Database database, Table scheduledTasks) {
    List<String> left =
        database.query(
            "select task_instance from scheduled_tasks where task_name = ?",
            List.of(TASK),
            row -> Objects.requireNonNull(row.text(1)));
    if (!left.isEmpty()) {
      log.info("{} shards of a run that did not end are given up: all is looked at", left.size());
    }
    for (String name : left) {
      Object[] key = {TASK, name};
      RowChange delete =
          new RowChange.Delete(scheduledTasks, List.of("task_name", "task_instance"), key);
      database.write(List.of(new Unit("shard " + name, List.of(delete))));
    }
  }

  /** Waits for the shard in hand to end; then none is taken any more. */
  @Override
  public void close() {
    if (waking != null) {
      waking.close();
    }
    scheduler.stop();
  }

  /** The process is to stop: the shard is for another. */
  private static final class UnfinishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnfinishedException() {
      super("it was asked to stop", null, false, false);
    }
  }
}
