package org.fitsql.ingest.catalog;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fitsql.orm.Database;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code header_tables.table_rows} and {@code header_columns.rows_set}: how many rows a
 * header table has, and in how many of them each column is set. A count reads the whole table, so a
 * table is counted anew only when more than a tenth of its rows were written since.
 */
public final class KeywordCounts {
  private static final long TENTH = 10;

  /** One query keeps one processor of the server busy; there are as many connections for it. */
  private static final int READERS = 2;

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
   * @param now date of the counts, UTC
   */
  public KeywordCounts(Database database, CatalogTables tables, LocalDateTime now) {
    this.database = database;
    this.tableRows = RowShape.of(tables.own("header_tables"), "name", "table_rows", "counted");
    this.columnRows =
        RowShape.of(
            tables.own("header_columns"), "table_name", "column_name", "rows_set", "example");
    this.writeRows = new RowShape(tables.own("header_table_writes"));
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
    Map<String, Standing> registered = registered();
    for (Map.Entry<String, Long> entry : written.entrySet()) {
      Standing before = registered.get(entry.getKey());
      if (before != null) {
        long writes = entry.getValue() + before.written();
        if (before.rows() == null || writes * TENTH > before.rows()) {
          counted.add(entry.getKey());
        } else {
          units.add(
              new Unit("writes of " + entry.getKey(), List.of(written(entry.getKey(), writes))));
        }
      }
    }
    commit(units);
    count(counted);
    return counted;
  }

  private void count(List<String> names) {
    ExecutorService readers =
        Executors.newFixedThreadPool(READERS, task -> new Thread(task, "counting"));
    try {
      List<CompletableFuture<TableCount>> counts =
          names.stream()
              .map(
                  name ->
                      CompletableFuture.supplyAsync(() -> TableCount.of(database, name), readers))
              .toList();
      List<Unit> units = new ArrayList<>();
      for (CompletableFuture<TableCount> count : counts) {
        units.add(counts(counted(count)));
        if (units.size() == TABLES_PER_COMMIT) {
          commit(units);
          units.clear();
        }
      }
      commit(units);
    } finally {
      readers.shutdownNow();
    }
  }

  private static TableCount counted(CompletableFuture<TableCount> count) {
    try {
      return count.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
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

  private RowChange written(String name, long written) {
    return writeRows.row().set("name", name).set("written", written).upsert();
  }

  private void commit(List<Unit> units) {
    if (units.isEmpty()) {
      return;
    }
    for (UnitOutcome outcome : database.write(units)) {
      if (outcome instanceof UnitOutcome.Refused refused) {
        throw refused.cause();
      }
    }
  }

  private Unit counts(TableCount count) {
    List<RowChange> changes = new ArrayList<>();
    for (TableCount.Column column : count.changed()) {
      changes.add(
          columnRows
              .row()
              .set("table_name", count.table())
              .set("column_name", column.name())
              .set("rows_set", column.rowsSet())
              .set("example", column.example())
              .upsert());
    }
    changes.add(
        tableRows
            .row()
            .set("name", count.table())
            .set("table_rows", count.rows())
            .set("counted", now)
            .upsert());
    changes.add(written(count.table(), 0));
    return new Unit("counts of " + count.table(), changes);
  }

  private static long number(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
