package org.fitsql.scheduler;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a run is to end early, and why. Thread-safe. */
final class Stopping {
  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile String reason = "";

  void because(String why) {
    reason = why;
    asked.countDown();
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Why, in words; an empty string where it is not to end early. */
  String reason() {
    return reason;
  }

  /** Waits, but no longer than until it is to end. */
  void await(long millis) throws InterruptedException {
    boolean ignored = asked.await(millis, TimeUnit.MILLISECONDS);
  }
}
