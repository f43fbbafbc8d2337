package org.fitsql.scheduler.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fitsql.orm.RowChange;

/**
 * What a verification found.
 *
 * @param elapsed how long it took
 * @param listed files in the archive
 * @param observations that were read
 * @param files that were read
 * @param hdus whose cards were compared byte for byte
 * @param values columns that were compared
 * @param images that were decoded
 * @param busy observations that were being ingested meanwhile, and are not judged
 * @param counts how many differences of each kind there are; of kinds without any nothing
 * @param differences the first {@link #LISTED} of them
 * @param mending what would mend them
 * @param interrupted why it ended early, or an empty string
 */
public record VerifySummary(
    Duration elapsed,
    long listed,
    long observations,
    long files,
    long hdus,
    long values,
    long images,
    long busy,
    Map<Difference.Kind, Long> counts,
    List<Difference> differences,
    Mending mending,
    String interrupted) {

  /** How many differences are listed. */
  public static final int LISTED = 1_000;

  /**
   * What would mend the damage.
   *
   * @param rootnames observations to be ingested again
   * @param deletions of rows that no file accounts for
   * @param orphans rootnames of observations that have rows and no file
   * @param tables header tables to be filled again, because they lack columns or are gone
   * @param images whether there are images that no row names
   * @param complete whether all is listed here; otherwise there is too much for one repair
   */
  public record Mending(
      Set<String> rootnames,
      List<RowChange.Delete> deletions,
      Set<String> orphans,
      Set<String> tables,
      boolean images,
      boolean complete) {

    /** Whether there is nothing to be mended. */
    public boolean isEmpty() {
      return rootnames.isEmpty()
          && deletions.isEmpty()
          && orphans.isEmpty()
          && tables.isEmpty()
          && !images;
    }
  }

  /** How many differences are damage. */
  public long damaged() {
    return count(true);
  }

  /** How many differences are work that the next ingest does. */
  public long pending() {
    return count(false);
  }

  private long count(boolean damage) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().isDamage() == damage)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Whether nothing differs, and all that was to be looked at was. */
  public boolean isEqual() {
    return counts.isEmpty() && interrupted.isEmpty();
  }
}
