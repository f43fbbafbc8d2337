package org.fitsql.ingest.catalog;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fitsql.orm.Database;
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
  private final RowShape tableRows;
  private final RowShape columnRows;
  private final RowShape writeRows;
  private final LocalDateTime now;

  /**
   * A registered table.
   *
   * @param rows as of when they were counted last; null where they never were
   * @param written rows written since
   */
  private record Standing(@Nullable Long rows, long written) {}

  /**
   * A registered column.
   *
   * @param rowsSet rows in which it was set when they were counted last; null where they never were
   * @param example a value it had, or null
   */
  private record Tally(String column, @Nullable Long rowsSet, @Nullable String example) {}

  /**
   * @param now date of the counts, UTC
   */
  public KeywordCounts(Database database, CatalogTables tables, LocalDateTime now) {
    this.database = database;
    this.tableRows = shape(tables.own("header_tables"), "name", "table_rows", "counted");
    this.columnRows =
        shape(tables.own("header_columns"), "table_name", "column_name", "rows_set", "example");
    this.writeRows = new RowShape(tables.own("header_table_writes"));
    this.now = now;
  }

  private static RowShape shape(Table table, String... columns) {
    Set<String> wanted = Set.of(columns);
    return new RowShape(
        HeaderTables.with(
            table, table.columns().stream().filter(c -> wanted.contains(c.name())).toList()));
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
    Map<String, Standing> registered = registered();
    for (Map.Entry<String, Long> entry : written.entrySet()) {
      Standing before = registered.get(entry.getKey());
      if (before != null) {
        long writes = entry.getValue() + before.written();
        boolean due = before.rows() == null || writes * TENTH > before.rows();
        units.add(due ? counts(entry.getKey()) : writes(entry.getKey(), writes));
        if (due) {
          counted.add(entry.getKey());
        }
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

  private Map<String, Standing> registered() {
    Map<String, Standing> registered = new HashMap<>();
    database.forEach(
        "SELECT t.name, t.counted, t.table_rows, w.written FROM header_tables t"
            + " LEFT JOIN header_table_writes w ON w.name = t.name",
        List.of(),
        row ->
            registered.put(
                Objects.requireNonNull(row.text(1)),
                new Standing(
                    row.dateTime(2) == null ? null : number(row.whole(3)), number(row.whole(4)))));
    return registered;
  }

  private Unit writes(String name, long written) {
    return new Unit("counts of " + name, List.of(written(name, written)));
  }

  private RowChange written(String name, long written) {
    return writeRows.row().set("name", name).set("written", written).upsert();
  }

  private void commit(List<Unit> units) {
    for (UnitOutcome outcome : database.write(units)) {
      if (outcome instanceof UnitOutcome.Refused refused) {
        throw refused.cause();
      }
    }
  }

  private Unit counts(String name) {
    List<Tally> columns =
        database.query(
            "SELECT column_name, rows_set, example FROM header_columns WHERE table_name = ?"
                + " ORDER BY column_name",
            List.of(name),
            row -> new Tally(Objects.requireNonNull(row.text(1)), row.whole(2), row.text(3)));
    List<RowChange> changes = new ArrayList<>();
    long rows = 0;
    for (int from = 0; from == 0 || from < columns.size(); from += COLUMNS_PER_QUERY) {
      int to = Math.min(columns.size(), from + COLUMNS_PER_QUERY);
      rows = count(name, columns.subList(from, to), changes);
    }
    changes.add(
        tableRows.row().set("name", name).set("table_rows", rows).set("counted", now).upsert());
    changes.add(written(name, 0));
    return new Unit("counts of " + name, changes);
  }

  /**
   * Counts in how many rows columns are set.
   *
   * @param changes gets the rows of those whose count or example is another now
   * @return the rows of the table
   */
  private long count(String table, List<Tally> columns, List<RowChange> changes) {
    List<String> wanted = new ArrayList<>(List.of("COUNT(*)"));
    for (Tally column : columns) {
      String name = View.quoted(column.column());
      wanted.add("COUNT(" + name + ")");
      wanted.add(column.example() == null ? "MAX(" + name + ")" : "NULL");
    }
    String sql = "SELECT " + String.join(", ", wanted) + " FROM " + table;
    return database
        .query(
            sql,
            List.of(),
            row -> {
              for (int i = 0; i < columns.size(); i++) {
                Tally before = columns.get(i);
                String example = before.example();
                if (example == null) {
                  example = text(row.value(2 * i + 3));
                }
                Tally after = new Tally(before.column(), row.whole(2 * i + 2), example);
                if (!after.equals(before)) {
                  changes.add(changed(table, after));
                }
              }
              return number(row.whole(1));
            })
        .get(0);
  }

  private RowChange changed(String table, Tally column) {
    return columnRows
        .row()
        .set("table_name", table)
        .set("column_name", column.column())
        .set("rows_set", column.rowsSet())
        .set("example", column.example())
        .upsert();
  }

  private static @Nullable String text(@Nullable Object value) {
    String text = value == null ? null : value.toString();
    return text == null || text.length() <= LONGEST_EXAMPLE
        ? text
        : text.substring(0, LONGEST_EXAMPLE);
  }

  private static long number(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
