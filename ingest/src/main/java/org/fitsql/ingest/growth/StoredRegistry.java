package org.fitsql.ingest.growth;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;

/** What the database says of header tables and their columns at the moment. */
record StoredRegistry(Database database) {
  private static final long SHUFFLE = 1_000_003;

  /**
   * All tables.
   *
   * @param each gets where a table stands, and why it lacks what its cards say, empty where it does
   *     not
   */
  void tables(BiConsumer<TablePlace, String> each) {
    database.forEach(
        "select name, instrument, detector, filetype, extension, extname, outdated"
            + " from header_tables",
        List.of(),
        row ->
            each.accept(
                new TablePlace(
                    text(row, 1), row.text(2), row.text(3), row.text(4), row.whole(5), row.text(6)),
                text(row, 7)));
  }

  /**
   * All columns, in the order in which they came.
   *
   * @param each gets the name of a table and a column of it
   */
  void columns(BiConsumer<String, Registry.Entry> each) {
    database.forEach(
        "select table_name, column_name, keyword, type, unit, description, ucd, origin"
            + " from header_columns order by since, column_name",
        List.of(),
        row -> each.accept(text(row, 1), new Registry.Entry(column(row), isFound(row))));
  }

  private static ColumnDefinition column(ResultRow row) {
    return new ColumnDefinition(
        text(row, 3), text(row, 2), type(text(row, 4)), text(row, 5), text(row, 6), text(row, 7));
  }

  private static boolean isFound(ResultRow row) {
    return text(row, 8).equals("found");
  }

  private static ColumnType type(String word) {
    for (ColumnType type : ColumnType.values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    return ColumnType.STRING;
  }

  /** Another number where a column was registered, or registered with another type. */
  long fingerprint() {
    return database
        .query(
            "select count(*), sum(ascii(substring(type, 1, 1))) from header_columns",
            List.of(),
            row ->
                SHUFFLE * Objects.requireNonNullElse(row.whole(1), 0L)
                    + Objects.requireNonNullElse(row.whole(2), 0L))
        .get(0);
  }

  /** Whether columns are registered by now: where another process did, rows have them. */
  boolean hasColumns(String table, List<String> columns) {
    return new HashSet<>(
            database.query(
                "select column_name from header_columns where table_name = ?",
                List.of(table),
                row -> text(row, 1)))
        .containsAll(columns);
  }

  boolean hasRows(String table) {
    return !database
        .query("select rootname from " + table + " limit 1", List.of(), row -> true)
        .isEmpty();
  }

  private static String text(ResultRow row, int column) {
    return Objects.requireNonNullElse(row.text(column), "");
  }
}
