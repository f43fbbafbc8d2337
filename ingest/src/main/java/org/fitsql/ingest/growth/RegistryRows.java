package org.fitsql.ingest.growth;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.HeaderTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of tables {@code header_tables} and {@code header_columns}, without the columns in
 * which rows are counted. Immutable.
 */
final class RegistryRows {
  private static final Set<String> KEPT = Set.of("table_rows", "counted", "rows_set", "outdated");
  private static final int LONGEST_WORD = 64;
  private static final int LONGEST_KEYWORD = 80;
  private static final int LONGEST_EXAMPLE = 1_000;

  private final RowShape tableRows;
  private final RowShape outdatedRows;
  private final Table columnRows;
  private final RowShape foundRows;
  private final RowShape definedRows;
  private final String run;
  private final LocalDateTime now;

  RegistryRows(CatalogTables tables, String run, LocalDateTime now) {
    this.run = run;
    this.now = now;
    tableRows = new RowShape(without(tables.own("header_tables"), KEPT));
    outdatedRows = RowShape.of(tables.own("header_tables"), "name", "outdated");
    columnRows = tables.own("header_columns");
    foundRows = new RowShape(without(tables.own("header_columns"), KEPT));
    // what once was found keeps its first example and file when a definition lists it
    definedRows =
        new RowShape(without(tables.own("header_columns"), Set.of("rows_set", "example", "path")));
  }

  private static Table without(Table table, Set<String> left) {
    return HeaderTables.with(
        table, table.columns().stream().filter(c -> !left.contains(c.name())).toList());
  }

  RowChange of(TablePlace place) {
    return tableRows
        .row()
        .set("name", place.name())
        .set("instrument", place.instrument())
        .set("detector", place.detector())
        .set("filetype", place.filetype())
        .set("extension", place.extension())
        .set("extname", place.extname())
        .set("origin", place.isFound() ? "found" : "defined")
        .set("since", now)
        .set("run", run)
        .upsert();
  }

  /**
   * @param column as it is {@link #registered}
   * @param found whether no definition lists it
   * @param wish what asked for it, or null
   */
  RowChange of(String table, ColumnDefinition column, boolean found, @Nullable Wish wish) {
    RowShape.Row row = (wish == null ? definedRows : foundRows).row();
    if (wish != null) {
      row.set("example", cut(wish.value().literal(), LONGEST_EXAMPLE))
          .set("path", wish.seen().path());
    }
    return row.set("table_name", table)
        .set("column_name", column.column())
        .set("keyword", column.keyword())
        .set("type", column.type().word())
        .set("unit", column.unit())
        .set("description", column.description())
        .set("ucd", column.ucd())
        .set("origin", found ? "found" : "defined")
        .set("since", now)
        .set("run", run)
        .upsert();
  }

  /** No row for a column any more. */
  RowChange removal(String table, String column) {
    Object[] key = {table, column};
    return new RowChange.Delete(columnRows, List.of("table_name", "column_name"), key);
  }

  /**
   * @param why a table lacks what its cards say, empty where it does not
   */
  RowChange outdated(String table, String why) {
    return outdatedRows
        .row()
        .set("name", table)
        .set("outdated", why.isEmpty() ? null : why)
        .upsert();
  }

  /** A column as the table of columns can hold it. */
  static ColumnDefinition registered(ColumnDefinition column) {
    return new ColumnDefinition(
        cut(column.keyword(), LONGEST_KEYWORD),
        column.column(),
        column.type(),
        cut(column.unit(), LONGEST_WORD),
        column.description(),
        cut(column.ucd(), LONGEST_WORD));
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
