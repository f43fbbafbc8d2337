package org.fitsql.scheduler;

import java.time.Clock;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.orm.Database;

/** One pass over an archive. */
public final class ArchiveRun {

  public ArchiveRun(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      Clock clock,
      RunListener listener) {}

  /** Ingests what is new or changed and draws its quicklooks. */
  public RunSummary run() {
    throw new UnsupportedOperationException("being written");
  }

  /** What {@link #run} would do; touches neither database nor files. */
  public RunPlan plan() {
    throw new UnsupportedOperationException("being written");
  }

  /** Asks a run to end early: finish the rootnames in hand, then return. Any thread may call it. */
  public void stop() {}
}
