package org.fitsql.objectstore;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** How long to wait before a request is tried again: twice as long each time, and never in step. */
final class BackOff {
  /** Some 25 seconds in all. */
  static final int ATTEMPTS = 8;

  private static final long FIRST_MILLIS = 200;
  private static final Duration MOST = Duration.ofSeconds(60);

  /** Passes the time. */
  @FunctionalInterface
  interface Pause {
    void last(Duration time) throws InterruptedException;

    /** By sleeping. */
    static Pause asleep() {
      return time -> TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }
  }

  private final Pause pause;
  private final RandomGenerator random;

  BackOff(Pause pause, RandomGenerator random) {
    this.pause = pause;
    this.random = random;
  }

  /**
   * Waits before the next attempt.
   *
   * @param failed attempts that have failed, 1 or more
   * @param wished by the store itself, or zero
   */
  void before(int failed, Duration wished) throws InterruptedIOException {
    long full = FIRST_MILLIS << (failed - 1);
    Duration time = Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    Duration wanted = wished.compareTo(time) > 0 ? wished : time;
    try {
      pause.last(wanted.compareTo(MOST) > 0 ? MOST : wanted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a store was waited for");
    }
  }
}
