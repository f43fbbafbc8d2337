package org.fitsql.monitoring.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.fitsql.scheduler.RunHistory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the database says, asked at most every few seconds however often it is wanted, and given up
 * after a while: a server that is gone must not hold up those who ask whether it is gone.
 */
public final class DatabaseWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

  private final Supplier<RunHistory.State> ask;
  private final Clock clock;
  private final Duration fresh;
  private final Duration patience;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "watch-database");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Future<RunHistory.State> pending;
  private @Nullable Answer last;
  private Instant asked = Instant.MIN;

  /**
   * @param ask asks the database; may throw and may take its time
   * @param fresh how long an answer serves
   * @param patience how long is waited for one
   */
  public DatabaseWatch(
      Supplier<RunHistory.State> ask, Clock clock, Duration fresh, Duration patience) {
    this.ask = ask;
    this.clock = clock;
    this.fresh = fresh;
    this.patience = patience;
  }

  /** What the database said. */
  public sealed interface Answer {
    /** It answered. */
    record Known(RunHistory.State state) implements Answer {}

    /**
     * It did not.
     *
     * @param why for people; may quote the driver, so it is for the log and not for the network
     */
    record Unreachable(String why) implements Answer {}
  }

  /** The answer as it is now, or was a few seconds ago. */
  public synchronized Answer answer() {
    Answer known = last;
    Duration age =
        Duration.between(asked.equals(Instant.MIN) ? Instant.EPOCH : asked, clock.instant());
    if (known != null && !age.isNegative() && age.compareTo(fresh) < 0) {
      return known;
    }
    Answer now = askNow();
    tellChange(known, now);
    asked = clock.instant();
    last = now;
    return now;
  }

  private Answer askNow() {
    Future<RunHistory.State> question = pending;
    if (question == null) {
      // one question at a time: those that hang would only become more
      question = asking.submit(ask::get);
      pending = question;
    }
    try {
      RunHistory.State state = question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      pending = null;
      return new Answer.Known(state);
    } catch (TimeoutException e) {
      return new Answer.Unreachable("no answer within " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      pending = null;
      return new Answer.Unreachable(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unreachable("interrupted");
    }
  }

  private static void tellChange(@Nullable Answer before, Answer now) {
    boolean wasUnreachable = before instanceof Answer.Unreachable;
    if (now instanceof Answer.Unreachable unreachable && !wasUnreachable) {
      LOG.warn("The database does not answer the watch: {}", unreachable.why());
    } else if (now instanceof Answer.Known && wasUnreachable) {
      LOG.info("The database answers the watch again");
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
