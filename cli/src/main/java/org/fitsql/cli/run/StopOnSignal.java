package org.fitsql.cli.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a run end well when the process is asked to end (Ctrl-C, SIGTERM): the run is told to stop,
 * and the process waits until this is closed, at most a minute. The process then ends with the code
 * of the signal, 130 or 143.
 */
public final class StopOnSignal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean asked = new AtomicBoolean();
  private final Thread hook;

  /**
   * @param stop asks the run to stop
   */
  public StopOnSignal(Runnable stop) {
    hook = new Thread(() -> stopAndWait(stop), "stop-on-signal");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the process was asked to end. */
  public boolean asked() {
    return asked.get();
  }

  @Override
  public void close() {
    closed.countDown();
    if (!asked.get()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the process was asked to end a moment ago; the hook finds the run closed
      }
    }
  }

  private void stopAndWait(Runnable stop) {
    asked.set(true);
    stop.run();
    try {
      closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
