package org.fitsql.scheduler.daemon;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks regularly whether another daemon shares a run, until it is closed. */
final class Joining implements AutoCloseable {
  private static final Duration LOOKING = Duration.ofSeconds(5);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Joining::daemon);

  /**
   * @param look looks, and takes part where there is one; throws nothing, or it is not asked again
   */
  Joining(Runnable look) {
    long seconds = LOOKING.toSeconds();
    timer.scheduleWithFixedDelay(look, seconds, seconds, TimeUnit.SECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "joining");
    thread.setDaemon(true);
    return thread;
  }

  /** A part that is under way ends by itself. */
  @Override
  public void close() {
    timer.shutdown();
  }
}
