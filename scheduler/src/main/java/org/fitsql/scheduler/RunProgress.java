package org.fitsql.scheduler;

/**
 * How far a run is.
 *
 * @param listed files seen in the archive
 * @param complete whether the whole archive has been listed
 * @param found rootnames with work
 * @param finished rootnames of which all work is done
 * @param files files by what became of them
 * @param rootnames rootnames that were written
 * @param rows rows written
 * @param jpegs JPEGs written
 * @param thumbnails thumbnails written
 * @param bytes bytes of the files that were read
 */
public record RunProgress(
    long listed,
    boolean complete,
    long found,
    long finished,
    RunSummary.FileCounts files,
    long rootnames,
    long rows,
    long jpegs,
    long thumbnails,
    long bytes) {

  /** Nothing yet. */
  public static RunProgress none() {
    RunSummary.FileCounts files = new RunSummary.FileCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);
    return new RunProgress(0, false, 0, 0, files, 0, 0, 0, 0, 0);
  }

  /** Rootnames with work that is not done. */
  public long waiting() {
    return Math.max(0, found - finished);
  }
}
