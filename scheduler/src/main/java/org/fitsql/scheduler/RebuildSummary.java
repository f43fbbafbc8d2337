package org.fitsql.scheduler;

import java.time.Duration;
import java.util.List;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.growth.GrowthReport;

/**
 * What a rebuild did.
 *
 * @param run name of the run, the key of its row in {@code runs}
 * @param elapsed how long it took
 * @param tables tables that were rebuilt
 * @param rootnames observations whose rows were made again
 * @param files files whose cards were read
 * @param rows rows written
 * @param troubles what columns could not hold, and what failed; at most the first 1,000
 * @param growth what header tables could not hold as their definitions are
 * @param kept why the old tables were left in place, or an empty string
 */
public record RebuildSummary(
    String run,
    Duration elapsed,
    List<String> tables,
    long rootnames,
    long files,
    long rows,
    List<Trouble> troubles,
    GrowthReport growth,
    String kept) {

  /** Whether the rebuilt tables are in place. */
  public boolean isComplete() {
    return kept.isEmpty();
  }
}
