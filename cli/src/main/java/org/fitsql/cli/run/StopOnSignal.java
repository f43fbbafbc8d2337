package org.fitsql.cli.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a run end well when the process is asked to end (Ctrl-C, SIGTERM): the run is told to stop,
 * and the process waits until this is closed, at most a minute. Open it before the database, so
 * that it is closed after it: what an embedded database has not written when the process ends is
 * lost. The process then ends with the code of the signal, 130 or 143. A second signal ends it at
 * once.
 */
public final class StopOnSignal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StopOnSignal.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopAndWait, "stop-on-signal");
  private boolean asked;
  private @Nullable Runnable stop;

  /** Begins to listen. */
  public StopOnSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From now on a signal stops this run; at once where it has come already. */
  public synchronized void stops(Runnable run) {
    stop = run;
    if (asked) {
      run.run();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending, and the hook goes on now that this is closed
    }
  }

  private void stopAndWait() {
    ProcessSignals.endAtOnce();
    askToStop();
    try {
      if (!closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.error("The run did not end within {}; the process ends all the same", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void askToStop() {
    asked = true;
    if (stop != null) {
      stop.run();
    }
  }
}
