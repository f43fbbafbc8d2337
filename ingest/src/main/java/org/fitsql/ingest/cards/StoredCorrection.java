package org.fitsql.ingest.cards;

import java.util.List;
import java.util.Objects;
import org.fitsql.orm.Database;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code corrections}: what is known to be wrong in a header.
 *
 * @param hdu index of the HDU, -1 where the file has no such HDU
 * @param state {@code applied}, or {@code outdated} where the card is not as the correction says
 * @param table header table with the column, or null where no definition has it
 * @param column that shows the corrected value
 * @param original value in the card, or null where absent or undefined
 * @param corrected value, or null where it is not known
 * @param correctedOn when, {@code 2026-03-01}
 */
public record StoredCorrection(
    long hdu,
    String keyword,
    String state,
    @Nullable String table,
    String column,
    @Nullable String original,
    @Nullable String corrected,
    String author,
    String correctedOn,
    String reason) {

  /** The corrections of a file as its rows are now. */
  public static List<StoredCorrection> of(Database database, String path) {
    return database.query(
        "select hdu, keyword, state, table_name, column_name, original, corrected, author,"
            + " cast(corrected_on as char(10)), reason from corrections where path = ?"
            + " order by hdu, keyword",
        List.of(path),
        row ->
            new StoredCorrection(
                Objects.requireNonNull(row.whole(1)),
                Objects.requireNonNull(row.text(2)),
                Objects.requireNonNull(row.text(3)),
                row.text(4),
                Objects.requireNonNull(row.text(5)),
                row.text(6),
                row.text(7),
                Objects.requireNonNull(row.text(8)),
                Objects.requireNonNull(row.text(9)),
                Objects.requireNonNull(row.text(10))));
  }

  /** In a sentence, for people. */
  @Override
  public String toString() {
    boolean applied = state.equals("applied");
    String where = (hdu < 0 ? "" : "HDU " + hdu + ", ") + keyword;
    String what =
        applied
            ? "%s is corrected to %s in %s"
                .formatted(
                    original == null ? "no value" : original,
                    corrected == null ? "NULL" : corrected,
                    table == null ? column : table + "." + column)
            : "a correction to %s does not fit this card and is not applied"
                .formatted(corrected == null ? "NULL" : corrected);
    return "%s: %s (%s, %s: %s)".formatted(where, what, author, correctedOn, reason);
  }
}
