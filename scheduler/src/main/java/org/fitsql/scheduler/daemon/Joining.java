package org.fitsql.scheduler.daemon;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks regularly whether another daemon shares a run, until it is closed. */
final class Joining implements AutoCloseable {
  private static final Duration LOOKING = Duration.ofSeconds(5);

  private final Duration patience;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Joining::daemon);

  /**
   * @param patience how long {@link #close} waits for a part to end
   * @param look looks, and takes part where there is one; throws nothing, or it is not asked again
   */
  Joining(Duration patience, Runnable look) {
    this.patience = patience;
    long seconds = LOOKING.toSeconds();
    timer.scheduleWithFixedDelay(look, seconds, seconds, TimeUnit.SECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "joining");
    thread.setDaemon(true);
    return thread;
  }

  /** Waits for the part that is under way, which is to stop, too. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      boolean ignored = timer.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
