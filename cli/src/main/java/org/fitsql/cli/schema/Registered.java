package org.fitsql.cli.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fitsql.orm.Database;

/** What the registry of header tables tells of columns and tables. */
final class Registered {
  private Registered() {}

  /** The table that a part belongs to, or the table itself. */
  static String whole(String table) {
    return table.replaceFirst("__\\d+$", "");
  }

  /** Where columns, or their wider types, come from that ingest found in files, by table.column. */
  static Map<String, String> origins(Database database) {
    Map<String, String> origins = new HashMap<>();
    database.forEach(
        "select table_name, column_name, keyword, path, origin from header_columns"
            + " where origin = 'found' or path is not null",
        List.of(),
        row ->
            origins.put(
                row.text(1) + "." + row.text(2),
                "found by ingest as %s in %s"
                    .formatted(
                        Objects.requireNonNullElse(row.text(3), "?"),
                        Objects.requireNonNullElse(row.text(4), "a file"))));
    return origins;
  }

  /** Tables that ingest found, and tables whose rows lack what their cards say. */
  static List<DifferenceWords> tables(Database database) {
    List<DifferenceWords> words = new ArrayList<>();
    database.forEach(
        "select name, extname, table_rows from header_tables where origin = 'found' order by name",
        List.of(),
        row ->
            words.add(
                DifferenceWords.found(
                    String.valueOf(row.text(1)),
                    Objects.requireNonNullElse(row.text(2), ""),
                    Objects.requireNonNullElse(row.whole(3), 0L))));
    database.forEach(
        "select name, outdated from header_tables where outdated is not null order by name",
        List.of(),
        row ->
            words.add(
                DifferenceWords.outdated(
                    String.valueOf(row.text(1)), String.valueOf(row.text(2)))));
    return words;
  }
}
