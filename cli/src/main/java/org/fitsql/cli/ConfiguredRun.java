package org.fitsql.cli;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.fitsql.cli.config.Configuration;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.ArchiveRun;
import org.fitsql.scheduler.RunListener;
import org.fitsql.scheduler.RunSettings;
import org.fitsql.scheduler.RunSummary;
import org.fitsql.scheduler.SharedRun;
import org.fitsql.scheduler.Sharing;
import org.jspecify.annotations.Nullable;

/**
 * Runs as a configuration wants them: alone, or shared with other processes.
 *
 * @param profiles the instruments to ingest
 */
record ConfiguredRun(Configuration configuration, List<InstrumentProfile> profiles, Clock clock) {

  /** Connections of the work of a run, and of sharing it. */
  int connections() {
    return configuration.workers() + 1 + (configuration.shared() ? SharedRun.CONNECTIONS : 0);
  }

  /**
   * What was told to have changed is little; a look at all may be much, and can be shared.
   *
   * @param branches directories at the root of the archive that are looked at, or null for all
   * @param begun told before it begins how it is asked to stop
   */
  RunSummary run(
      Database database,
      RunSettings settings,
      @Nullable Set<String> branches,
      RunListener listener,
      Consumer<Runnable> begun) {
    if (configuration.shared() && branches == null) {
      Sharing sharing = Sharing.of(Agreement.of(configuration, settings));
      SharedRun run = new SharedRun(database, profiles, settings, sharing, clock, listener);
      begun.accept(run::stop);
      return run.run();
    }
    ArchiveRun run = new ArchiveRun(database, profiles, settings, clock, listener);
    begun.accept(run::stop);
    return run.run(branches);
  }
}
