package org.fitsql.scheduler.shards;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes a scheduler now and then. Between two looks at what is due it waits until the clock shows a
 * certain time; where the clock is set back by an hour meanwhile, it would wait for an hour.
 */
public final class Waking implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Waking.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Waking::daemon);

  /**
   * Begins.
   *
   * @param every between two times, measured by no clock that can be set
   * @param before done before each
   */
  public Waking(Scheduler scheduler, Duration every, Runnable before) {
    long millis = every.toMillis();
    timer.scheduleWithFixedDelay(
        () -> wake(scheduler, before), millis, millis, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "waking");
    thread.setDaemon(true);
    return thread;
  }

  private static void wake(Scheduler scheduler, Runnable before) {
    try {
      before.run();
    } catch (RuntimeException e) {
      // a timer whose task throws never calls it again
      log.warn("What is due could not be looked after, and is with the next look", e);
    }
    scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
