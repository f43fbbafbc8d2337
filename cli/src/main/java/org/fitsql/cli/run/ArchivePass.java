package org.fitsql.cli.run;

import org.fitsql.scheduler.RunPlan;
import org.fitsql.scheduler.RunSummary;

/** One pass over an archive, as a command sees it. */
public interface ArchivePass {

  /** Ingests what is new or changed and draws its quicklooks. */
  RunSummary run();

  /** What {@link #run} would do; touches nothing. */
  RunPlan plan();

  /** Asks {@link #run} to finish the rootnames in hand and return; from any thread. */
  void stop();
}
