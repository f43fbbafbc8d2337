package org.fitsql.scheduler.daemon;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.jdbc.MySQLJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.fitsql.ingest.scan.ArchiveException;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.scheduler.shards.PlainText;
import org.fitsql.scheduler.shards.Waking;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs that a timetable says are due, kept in table {@code scheduled_tasks} by db-scheduler: one
 * row, so that each of them is done once, by one of all daemons of the database. A run that was
 * missed while no daemon was there is due as soon as there is one; several that were missed are
 * one. A daemon that dies over a run is found out by its heartbeat, and another does the run.
 */
final class TimedRuns implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TimedRuns.class);

  static final String TABLE = "scheduled_tasks";
  private static final TaskInstanceId ARCHIVE = TaskInstanceId.of("archive-run", "archive");

  /** How often a daemon looks whether a run is due. */
  private static final Duration POLLING = Duration.ofSeconds(5);

  /** Of these, four may be missing before a daemon is taken for dead. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(30);

  private final Timetable timetable;
  private final Duration jitter;
  private final Clock clock;
  private final RandomGenerator random;
  private final CustomTask<String> task;
  private final Scheduler scheduler;
  private @Nullable Waking waking;

  /**
   * @param jitter longest random delay of a run, so that many daemons do not start at once
   * @param run does the pass, and says whether it came to its end
   */
  private TimedRuns(
      Timetable timetable, Duration jitter, Clock clock, BooleanSupplier run, Making making) {
    this.timetable = timetable;
    this.jitter = jitter;
    this.clock = clock;
    this.random = RandomGenerator.getDefault();
    this.task =
        Tasks.custom(ARCHIVE.getTaskName(), String.class)
            .onFailure(this::failed)
            .onDeadExecution(this::died)
            .execute((instance, context) -> perform(run));
    this.scheduler = making.of(task);
  }

  /** Makes the scheduler of a task; tests make one that ticks. */
  interface Making {
    Scheduler of(CustomTask<String> task);
  }

  static TimedRuns with(
      Timetable timetable, Duration jitter, Clock clock, BooleanSupplier run, Making making) {
    TimedRuns runs = new TimedRuns(timetable, jitter, clock, run, making);
    runs.enter();
    return runs;
  }

  /**
   * Begins to look whether a run is due.
   *
   * @param database with table {@code scheduled_tasks}
   * @param name of this daemon, for other daemons and for people
   * @param patience how long {@link #close} waits for a run to end
   */
  static TimedRuns start(
      Database database,
      String name,
      Timetable timetable,
      Duration jitter,
      Clock clock,
      Duration patience,
      BooleanSupplier run) {
    TimedRuns runs =
        with(
            timetable,
            jitter,
            clock,
            run,
            task ->
                settings(Scheduler.create(database.dataSource(), task))
                    .clock(clock::instant)
                    .schedulerName(new SchedulerName.Fixed(name))
                    .shutdownMaxWait(patience)
                    .build());
    runs.scheduler.start();
    runs.waking = new Waking(runs.scheduler, POLLING, runs::mindTheClock);
    return runs;
  }

  /** What the scheduler of a daemon and that of a test have in common. */
  static SchedulerBuilder settings(SchedulerBuilder builder) {
    return builder
        .tableName(TABLE)
        .serializer(new PlainText())
        .threads(1)
        .pollingInterval(POLLING)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        // LIMIT n, and dates in UTC: understood by H2 as well
        .jdbcCustomization(new MySQLJdbcCustomization(true))
        .failureLogging(LogLevel.OFF, false);
  }

  /** Enters the first run, or takes over what is there from before. */
  private void enter() {
    SchedulerClient client = scheduler;
    Optional<ScheduledExecution<Object>> known = client.getScheduledExecution(ARCHIVE);
    TaskInstance<String> instance = task.instance(ARCHIVE.getId(), toString());
    if (known.isEmpty()) {
      Instant next = delayed(timetable.next(clock.instant()));
      log.info("{}: first run at {}", this, next);
      client.scheduleIfNotExists(instance, next);
    } else if (!known.get().isPicked()) {
      takeOver(client, known.get());
    }
  }

  private void takeOver(SchedulerClient client, ScheduledExecution<Object> known) {
    Instant now = clock.instant();
    Instant due = known.getExecutionTime();
    boolean same = toString().equals(known.getData());
    if (!due.isAfter(now)) {
      log.warn("A run was due at {} and was missed; it is done now", due);
      if (!same) {
        reschedule(client, due);
      }
    } else if (!same || isAbsurd(due, now)) {
      Instant instead = delayed(timetable.next(now));
      log.info("{}: next run at {}, in place of {}", this, instead, due);
      reschedule(client, instead);
    } else {
      log.info("{}: next run at {}", this, due);
    }
  }

  /**
   * Whether no clock that was right would have given this time. Not simply a later one than the
   * next: where clocks were set back a little, that one has been done already.
   */
  private boolean isAbsurd(Instant due, Instant now) {
    return due.isAfter(timetable.next(timetable.next(now)).plus(jitter));
  }

  /**
   * Where the clock was years ahead when the next run was entered, and has been set right since.
   */
  void mindTheClock() {
    Instant now = clock.instant();
    Instant due = due().orElse(now);
    if (isAbsurd(due, now)) {
      Instant instead = delayed(timetable.next(now));
      log.warn("The clock was set back: next run at {}, in place of {}", instead, due);
      reschedule(scheduler, instead);
    }
  }

  private void reschedule(SchedulerClient client, Instant due) {
    try {
      client.reschedule(ARCHIVE, due, toString());
    } catch (TaskInstanceException e) {
      log.info("Another daemon has the run that is due: {}", e.toString());
    }
  }

  private Instant delayed(Instant due) {
    long most = jitter.toMillis();
    return most == 0 ? due : due.plusMillis(random.nextLong(most + 1));
  }

  private CompletionHandler<String> perform(BooleanSupplier run) {
    if (!run.getAsBoolean()) {
      throw new StoppedException();
    }
    return this::done;
  }

  private void done(ExecutionComplete complete, ExecutionOperations<String> operations) {
    Instant next = delayed(following(complete));
    log.info("Next run at {}", next);
    operations.reschedule(complete, next, toString());
  }

  private Instant following(ExecutionComplete complete) {
    return timetable.next(ended(complete));
  }

  /** Not before it was due, though clocks may have been set back since. */
  private Instant ended(ExecutionComplete complete) {
    Instant due = complete.getExecution().executionTime;
    Instant done = complete.getTimeDone();
    return done.isAfter(due) || isAbsurd(due, done) ? done : due;
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<String> operations) {
    Throwable cause = complete.getCause().orElse(null);
    Execution execution = complete.getExecution();
    if (cause instanceof StoppedException) {
      operations.reschedule(complete, execution.executionTime);
      return;
    }
    Instant retry = ended(complete).plus(backoff(execution.consecutiveFailures));
    Instant next = following(complete);
    Instant again = retry.isBefore(next) ? retry : next;
    if (cause instanceof DatabaseException || cause instanceof ArchiveException) {
      log.error("The run failed and is tried again at {}: {}", again, cause.getMessage());
    } else {
      log.error("The run failed and is tried again at {}", again, cause);
    }
    operations.reschedule(complete, again);
  }

  private static Duration backoff(int failures) {
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
    return wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY;
  }

  private void died(ExecutionComplete complete, ExecutionOperations<String> operations) {
    log.warn(
        "{} died over the run due at {}; it is due again",
        complete.getExecution().pickedBy,
        complete.getExecution().executionTime);
    operations.reschedule(complete, clock.instant());
  }

  /** When the next run is due; empty while one runs. */
  Optional<Instant> due() {
    return ((SchedulerClient) scheduler)
        .getScheduledExecution(ARCHIVE)
        .filter(execution -> !execution.isPicked())
        .map(ScheduledExecution::getExecutionTime);
  }

  /** Waits for a run to end; then nothing starts any more. */
  @Override
  public void close() {
    if (waking != null) {
      waking.close();
    }
    scheduler.stop();
  }

  /** The timetable and the jitter, as people and the database know it. */
  @Override
  public String toString() {
    return timetable + (jitter.isZero() ? "" : " jitter " + jitter.toSeconds() + "s");
  }
}
