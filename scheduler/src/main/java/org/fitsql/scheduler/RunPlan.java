package org.fitsql.scheduler;

import java.util.List;

/**
 * What a run would do.
 *
 * @param files counts as they would be, as far as names, sizes and times tell
 * @param work one entry per file that would be read or removed, at most the first 10,000
 */
public record RunPlan(RunSummary.FileCounts files, List<PlannedFile> work) {

  /**
   * @param path relative to the archive
   * @param rootname key, or an empty string
   * @param reason {@code new}, {@code changed}, {@code forced}, {@code quicklook_due}, {@code
   *     misplaced} or {@code vanished}
   */
  public record PlannedFile(String path, String rootname, String reason) {}
}
