package org.fitsql.scheduler.daemon;

import java.time.Duration;
import java.util.Set;
import org.fitsql.ingest.scan.ArchiveException;
import org.fitsql.orm.DatabaseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns changes of the archive into passes, until it is stopped. */
final class Watching {
  private static final Logger log = LoggerFactory.getLogger(Watching.class);

  /** Between two looks at all of an archive whose changes are told. */
  private static final Duration TRUSTED = Duration.ofHours(1);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  private static final Duration LAST_RETRY = Duration.ofMinutes(5);

  /** A pass over some branches, or all. */
  interface Passing {
    boolean over(@Nullable Set<String> branches, boolean always) throws Exception;
  }

  private final ArchiveWatch watch;
  private final Duration interval;
  private final Passing passing;
  private volatile boolean stopped;

  Watching(ArchiveWatch watch, Duration interval, Passing passing) {
    this.watch = watch;
    this.interval = interval;
    this.passing = passing;
  }

  void stop() {
    stopped = true;
    watch.close();
  }

  /** Begins with all: nobody told what changed before. */
  void run() throws InterruptedException {
    Changes due = Changes.anywhere();
    Duration retry = FIRST_RETRY;
    while (!stopped) {
      if (due.isNone()) {
        due = awaited(watch.isComplete() ? TRUSTED : interval);
      }
      if (stopped) {
        return;
      }
      if (pass(due)) {
        due = Changes.none();
        retry = FIRST_RETRY;
      } else if (!stopped) {
        due = due.and(watch.await(retry));
        retry = longer(retry);
      }
    }
  }

  /** What has changed; anything, where nobody told within the time given. */
  private Changes awaited(Duration longest) throws InterruptedException {
    Changes changes = watch.await(longest);
    return changes.isNone() ? Changes.anywhere() : changes;
  }

  private static Duration longer(Duration retry) {
    Duration twice = retry.multipliedBy(2);
    return twice.compareTo(LAST_RETRY) < 0 ? twice : LAST_RETRY;
  }

  /** Whether it is done; a pass that failed is due again. */
  private boolean pass(Changes due) {
    try {
      // what was told is known to be worth a run; a look at all mostly finds nothing
      return passing.over(due.branches(), due.branches() != null);
    } catch (DatabaseException | ArchiveException e) {
      log.error("The pass failed and will be tried again: {}", e.getMessage());
    } catch (Exception e) {
      log.error("The pass failed and will be tried again", e);
    }
    return false;
  }
}
