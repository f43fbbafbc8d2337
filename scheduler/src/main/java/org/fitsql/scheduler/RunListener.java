package org.fitsql.scheduler;

import java.time.Instant;
import org.fitsql.ingest.Trouble;

/**
 * Told what a run does, as it happens. Methods are called from one thread at a time and must return
 * quickly; all have empty bodies, so that a listener writes only what it needs.
 */
public interface RunListener {

  /**
   * A run holds the lock and begins.
   *
   * @param run its name
   */
  default void began(String run, Instant started) {}

  /**
   * More work was found.
   *
   * @param files files seen so far
   * @param rootnames rootnames with work found so far
   * @param complete whether the whole archive has been listed, so that these are the totals
   */
  default void found(long files, long rootnames, boolean complete) {}

  /** All work on one rootname is done: committed, or refused with its trouble already told. */
  default void finished(String rootname) {}

  /** What was done so far; told after each of {@link #found} and {@link #finished}. */
  default void counted(RunProgress progress) {}

  /** A file failed, is incomplete, or deserves a warning. */
  default void trouble(Trouble trouble) {}

  /** The run that began has ended, well or early. */
  default void ended(RunSummary summary) {}
}
