package org.fitsql.orm;

import java.util.concurrent.ThreadLocalRandom;
import org.fitsql.orm.DatabaseException.Kind;

/** The wait before another attempt where others are at the same rows or tables. */
final class Backoff {
  private static final int FIRST_MILLIS = 20;

  private Backoff() {}

  /**
   * Waits a little longer each time, each thread a different while, so that they part.
   *
   * @param attempt that failed, from 1: some 40 ms after it, twice that after the next
   */
  static void pause(int attempt) {
    long longest = (long) FIRST_MILLIS << attempt;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException(Kind.OTHER, "Interrupted between two attempts", e);
    }
  }
}
