package org.fitsql.scheduler;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.fitsql.ingest.inventory.FileWork;

/**
 * Leaves files alone that were modified a moment ago: they may still be written. Rather than put
 * them off until the next run, a worker waits, once and at most for the settle time, and then sees
 * whether they are still as they were listed.
 */
final class Settling {
  private final Duration settle;
  private final Clock clock;

  Settling(Duration settle, Clock clock) {
    this.settle = settle;
    this.clock = clock;
  }

  /** Waits until the youngest of the files has been left alone for the settle time. */
  void await(List<FileWork> files) throws InterruptedException {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    Duration wait = Duration.ZERO;
    for (FileWork file : files) {
      Duration left = settle.minus(Duration.between(file.file().mtime(), now));
      wait = left.compareTo(wait) > 0 ? left : wait;
    }
    // a modification time in the future says nothing about how young the file is
    long millis = Math.min(wait.toMillis(), settle.toMillis());
    if (millis > 0) {
      Thread.sleep(millis);
    }
  }
}
