package org.fitsql.scheduler.daemon;

import java.util.Set;
import java.util.function.Consumer;
import org.fitsql.orm.Database;
import org.jspecify.annotations.Nullable;

/** One pass over the archive with all that belongs to it: database, log, summary. */
public interface Pass {

  /**
   * What a daemon asks for.
   *
   * @param branches the directories at the root of the archive to look at, an empty string for the
   *     files at the root; null for all
   * @param always whether it is a run to be recorded even where nothing has changed
   * @param opened told the database as soon as it is open
   */
  record Order(@Nullable Set<String> branches, boolean always, Consumer<Database> opened) {}

  /**
   * Does the pass; one at a time.
   *
   * @return whether it came to its end; false where it was stopped
   * @throws org.fitsql.orm.DatabaseException as {@link org.fitsql.scheduler.ArchiveRun#run()}
   * @throws org.fitsql.ingest.scan.ArchiveException where the archive cannot be listed at all
   */
  boolean run(Order order) throws Exception;

  /** Asks the pass that runs to finish the observations in hand; any later one ends at once. */
  void stop();
}
