package org.fitsql.ingest.growth;

import java.util.List;
import org.fitsql.orm.SchemaGrowth.Denied;

/**
 * What became of values that header tables could not hold as they were. Lists hold the first {@link
 * #LISTED} each.
 *
 * @param misfits values that are NULL because their column cannot hold them
 * @param columnsAdded how many columns were added
 * @param columnsWidened how many columns became wider
 * @param added columns that were added
 * @param widened columns that became wider
 * @param unknown keywords without a column
 * @param denied statements that the database did not allow, for its administrator
 */
public record GrowthReport(
    long misfits,
    long columnsAdded,
    long columnsWidened,
    List<Added> added,
    List<Widened> widened,
    List<Unknown> unknown,
    List<Denied> denied) {

  /** How many entries of a kind are listed. */
  public static final int LISTED = 1_000;

  /** Nothing was met. */
  public static GrowthReport none() {
    return new GrowthReport(0, 0, 0, List.of(), List.of(), List.of(), List.of());
  }

  /**
   * A column that a keyword got.
   *
   * @param type word of its type
   */
  public record Added(
      String table, String column, String keyword, String type, String path, int hdu) {

    /** In words. */
    public String words() {
      return "%s.%s added (%s) for %s of %s HDU %d"
          .formatted(table, column, type, keyword, path, hdu);
    }
  }

  /**
   * A column that became wider.
   *
   * @param from word of its type before
   * @param to word of its type now
   * @param value as it is spelled in the card that asked for it
   */
  public record Widened(
      String table,
      String column,
      String from,
      String to,
      String path,
      int hdu,
      String keyword,
      String value) {

    /** In words. */
    public String words() {
      return "%s.%s widened from %s to %s because of %s HDU %d %s = %s"
          .formatted(table, column, from, to, path, hdu, keyword, value);
    }
  }

  /**
   * A keyword that has no column.
   *
   * @param files how many files have it
   * @param path the first of them
   * @param reason why it has none
   */
  public record Unknown(
      String table, String keyword, long files, String path, int hdu, String reason) {

    /** In words. */
    public String words() {
      return "%s has no column in %s (%,d files, the first %s HDU %d): %s"
          .formatted(keyword, table, files, path, hdu, reason);
    }
  }
}
