package org.fitsql.ingest.catalog;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Table;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.fitsql.orm.View;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code header_tables.table_rows} and {@code header_columns.rows_set}: how many rows a
 * header table has, and in how many of them each column is set. A count reads the whole table, so a
 * table is counted anew only when more than a tenth of its rows were written since.
 */
public final class KeywordCounts {
  private static final int COLUMNS_PER_QUERY = 500;
  private static final int LONGEST_EXAMPLE = 255;
  private static final long TENTH = 10;

  /** Tables whose counts are committed together; a hundred columns of each are some 2 MB. */
  private static final int TABLES_PER_COMMIT = 50;

  private final Database database;
  private final CatalogTables tables;
  private final LocalDateTime now;

  /**
   * @param now date of the counts, UTC
   */
  public KeywordCounts(Database database, CatalogTables tables, LocalDateTime now) {
    this.database = database;
    this.tables = tables;
    this.now = now;
  }

  /**
   * Counts the tables that have changed enough.
   *
   * @param written rows written to each table since the last call
   * @return the tables that were counted
   */
  public List<String> update(Map<String, Long> written) {
    List<String> counted = new ArrayList<>();
    if (written.isEmpty()) {
      return counted;
    }
    List<Unit> units = new ArrayList<>();
    Map<String, List<@Nullable Object>> registered = rows("header_tables");
    Map<String, List<@Nullable Object>> before = rows("header_table_writes");
    for (Map.Entry<String, Long> entry : written.entrySet()) {
      List<@Nullable Object> row = registered.get(entry.getKey());
      if (row != null) {
        long writes = entry.getValue() + soFar(before.get(entry.getKey()));
        units.add(counts(entry.getKey(), row, writes, counted));
      }
      if (units.size() == TABLES_PER_COMMIT) {
        commit(units);
        units.clear();
      }
    }
    if (!units.isEmpty()) {
      commit(units);
    }
    return counted;
  }

  private static long soFar(@Nullable List<@Nullable Object> writes) {
    return writes == null ? 0 : number(writes.get(1));
  }

  private Unit counts(String name, List<@Nullable Object> row, long written, List<String> counted) {
    Table registry = tables.own("header_tables");
    Object counts = row.get(registry.position("counted"));
    boolean due =
        counts == null || written * TENTH > number(row.get(registry.position("table_rows")));
    List<RowChange> changes = new ArrayList<>();
    if (due) {
      changes.addAll(count(name, row));
      counted.add(name);
    }
    @Nullable Object[] writes = {name, due ? 0L : written};
    changes.add(new RowChange.Upsert(tables.own("header_table_writes"), writes));
    return new Unit("counts of " + name, changes);
  }

  private void commit(List<Unit> units) {
    for (UnitOutcome outcome : database.write(units)) {
      if (outcome instanceof UnitOutcome.Refused refused) {
        throw refused.cause();
      }
    }
  }

  private List<RowChange> count(String name, List<@Nullable Object> row) {
    Table registry = tables.own("header_tables");
    Table columnRegistry = tables.own("header_columns");
    int column = columnRegistry.position("column_name");
    int example = columnRegistry.position("example");
    List<List<@Nullable Object>> columns =
        select(columnRegistry, " WHERE table_name = ? ORDER BY column_name", List.of(name));
    long rows =
        database
            .query(
                "SELECT COUNT(*) FROM " + name, List.of(), r -> Objects.requireNonNull(r.whole(1)))
            .get(0);
    List<RowChange> changes = new ArrayList<>();
    row.set(registry.position("table_rows"), rows);
    row.set(registry.position("counted"), now);
    changes.add(new RowChange.Upsert(registry, row.toArray()));
    for (int from = 0; from < columns.size(); from += COLUMNS_PER_QUERY) {
      List<List<@Nullable Object>> some =
          columns.subList(from, Math.min(columns.size(), from + COLUMNS_PER_QUERY));
      countColumns(name, some, column, example);
    }
    columns.forEach(c -> changes.add(new RowChange.Upsert(columnRegistry, c.toArray())));
    return changes;
  }

  private void countColumns(
      String table, List<List<@Nullable Object>> columns, int column, int example) {
    List<String> wanted = new ArrayList<>();
    for (List<@Nullable Object> row : columns) {
      String name = View.quoted(String.valueOf(row.get(column)));
      wanted.add("COUNT(" + name + ")");
      wanted.add(row.get(example) == null ? "MAX(" + name + ")" : "NULL");
    }
    int rowsSet = tables.own("header_columns").position("rows_set");
    database.forEach(
        "SELECT " + String.join(", ", wanted) + " FROM " + table,
        List.of(),
        result -> {
          for (int i = 0; i < columns.size(); i++) {
            List<@Nullable Object> row = columns.get(i);
            row.set(rowsSet, result.whole(2 * i + 1));
            if (row.get(example) == null) {
              row.set(example, text(result.value(2 * i + 2)));
            }
          }
        });
  }

  private static @Nullable String text(@Nullable Object value) {
    String text = value == null ? null : value.toString();
    return text == null || text.length() <= LONGEST_EXAMPLE
        ? text
        : text.substring(0, LONGEST_EXAMPLE);
  }

  /** All rows of one of fitsql's own tables by their first column. */
  private Map<String, List<@Nullable Object>> rows(String name) {
    Map<String, List<@Nullable Object>> rows = new HashMap<>();
    for (List<@Nullable Object> row : select(tables.own(name), "", List.of())) {
      rows.put(String.valueOf(row.get(0)), row);
    }
    return rows;
  }

  private List<List<@Nullable Object>> select(Table table, String where, List<?> parameters) {
    String columns =
        String.join(
            ", ", table.columns().stream().map(column -> View.quoted(column.name())).toList());
    return database.query(
        "SELECT " + columns + " FROM " + table.name() + where,
        parameters,
        row -> values(table, row));
  }

  private static List<@Nullable Object> values(Table table, ResultRow row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      values.add(
          switch (table.columns().get(i).type()) {
            case DATETIME -> row.dateTime(i + 1);
            case BIGINT -> row.whole(i + 1);
            default -> row.text(i + 1);
          });
    }
    return values;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }
}
