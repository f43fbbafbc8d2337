package org.fitsql.scheduler;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.failure.FailureCounts;
import org.fitsql.ingest.growth.GrowthReport;

/**
 * What a run did.
 *
 * @param run name of the run, the key of its row in {@code runs}
 * @param archive root of the archive
 * @param started when it began
 * @param elapsed how long it took
 * @param files counts of files by what was found
 * @param rootnames rootnames that were written
 * @param rows rows written to the database
 * @param jpegs JPEGs written
 * @param thumbnails thumbnails written
 * @param outdatedImages files whose images would look different now, and are as they were
 * @param bytes bytes of the files that were read
 * @param troubles failures and warnings of this run, at most the first 1,000 of them
 * @param growth what became of values that header tables could not hold as they were
 * @param failures how many are open, and how many it opened and closed
 * @param interrupted why the run ended early, or an empty string
 */
public record RunSummary(
    String run,
    Path archive,
    Instant started,
    Duration elapsed,
    FileCounts files,
    long rootnames,
    long rows,
    long jpegs,
    long thumbnails,
    long outdatedImages,
    long bytes,
    List<Trouble> troubles,
    GrowthReport growth,
    FailureCounts failures,
    String interrupted) {

  /** Whether nothing failed, nothing is incomplete, and the run was not cut short. */
  public boolean isComplete() {
    return interrupted.isEmpty()
        && files.failed() == 0
        && troubles.stream().noneMatch(t -> t.severity() != Trouble.Severity.WARNING);
  }

  /**
   * @param fresh never seen before, and ingested
   * @param changed seen before, different now, and ingested again
   * @param unchanged as they were
   * @param vanished gone since the last run
   * @param incomplete still being written, or shorter than their headers promise
   * @param noProfile FITS files of no instrument that has a profile
   * @param failed failed in this run
   * @param knownFailed failed in an earlier run, unchanged since, and not tried again
   * @param ignored files that are not FITS by their name
   */
  public record FileCounts(
      long fresh,
      long changed,
      long unchanged,
      long vanished,
      long incomplete,
      long noProfile,
      long failed,
      long knownFailed,
      long ignored) {

    /** All FITS files that were listed; those that vanished are none. */
    public long listed() {
      return fresh + changed + unchanged + incomplete + noProfile + failed + knownFailed;
    }
  }
}
