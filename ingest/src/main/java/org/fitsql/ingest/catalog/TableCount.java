package org.fitsql.ingest.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.fitsql.orm.View;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a header table has, and in how many of them each of its registered columns is set.
 *
 * @param table its name
 * @param rows of the table
 * @param changed the columns whose count or example is another than is registered
 */
record TableCount(String table, long rows, List<Column> changed) {
  private static final int COLUMNS_PER_QUERY = 500;
  private static final int LONGEST_EXAMPLE = 255;

  /**
   * Rows among which most columns have an example: to compare all texts of a table takes longer.
   */
  private static final int SAMPLE = 1_000;

  /**
   * A registered column.
   *
   * @param rowsSet rows in which it is set; null where they were never counted
   * @param example a value that it has, or null
   */
  record Column(String name, @Nullable Long rowsSet, @Nullable String example) {
    private Column counted(@Nullable Long number) {
      return new Column(name, number, example);
    }

    private boolean lacksExample() {
      return example == null && rowsSet != null && rowsSet > 0;
    }
  }

  /** Reads the whole table. */
  static TableCount of(Database database, String table) {
    List<Column> registered =
        database.query(
            "SELECT column_name, rows_set, example FROM header_columns WHERE table_name = ?"
                + " ORDER BY column_name",
            List.of(table),
            row -> new Column(Objects.requireNonNull(row.text(1)), row.whole(2), row.text(3)));
    List<Column> counted = new ArrayList<>();
    long rows = 0;
    for (List<Column> some : portions(registered)) {
      rows = count(database, table, some, counted);
    }
    List<Column> known = withExamples(database, table, counted);
    List<Column> changed = new ArrayList<>(known);
    changed.removeAll(registered);
    return new TableCount(table, rows, changed);
  }

  /** At least one, so that the rows of a table without columns are counted as well. */
  private static List<List<Column>> portions(List<Column> columns) {
    List<List<Column>> portions = new ArrayList<>();
    for (int from = 0; from == 0 || from < columns.size(); from += COLUMNS_PER_QUERY) {
      portions.add(columns.subList(from, Math.min(columns.size(), from + COLUMNS_PER_QUERY)));
    }
    return portions;
  }

  private static long count(
      Database database, String table, List<Column> columns, List<Column> counted) {
    String sql = "SELECT " + list("COUNT", columns, "COUNT(*)") + " FROM " + table;
    return one(
        database,
        sql,
        row -> {
          for (int i = 0; i < columns.size(); i++) {
            counted.add(columns.get(i).counted(row.whole(i + 2)));
          }
          return Objects.requireNonNullElse(row.whole(1), 0L);
        });
  }

  private static List<Column> withExamples(Database database, String table, List<Column> columns) {
    Map<String, String> examples = new HashMap<>();
    for (boolean sampled : List.of(true, false)) {
      List<Column> lacking =
          columns.stream()
              .filter(column -> column.lacksExample() && !examples.containsKey(column.name()))
              .toList();
      for (List<Column> some : lacking.isEmpty() ? List.<List<Column>>of() : portions(lacking)) {
        examples.putAll(examples(database, sampled ? sample(table, some) : table, some));
      }
    }
    return columns.stream()
        .map(c -> new Column(c.name(), c.rowsSet(), examples.getOrDefault(c.name(), c.example())))
        .toList();
  }

  private static String sample(String table, List<Column> columns) {
    String names =
        columns.stream().map(c -> View.quoted(c.name())).collect(Collectors.joining(", "));
    return "(SELECT " + names + " FROM " + table + " LIMIT " + SAMPLE + ") some_rows";
  }

  /**
   * @param rows the table, or a query
   */
  private static Map<String, String> examples(
      Database database, String rows, List<Column> columns) {
    String sql = "SELECT " + list("MAX", columns, "NULL") + " FROM " + rows;
    return one(
        database,
        sql,
        row -> {
          Map<String, String> examples = new HashMap<>();
          for (int i = 0; i < columns.size(); i++) {
            Object value = row.value(i + 2);
            if (value != null) {
              examples.put(columns.get(i).name(), cut(value.toString()));
            }
          }
          return examples;
        });
  }

  private static String list(String function, List<Column> columns, String first) {
    List<String> wanted = new ArrayList<>(Collections.singletonList(first));
    columns.forEach(column -> wanted.add(function + "(" + View.quoted(column.name()) + ")"));
    return String.join(", ", wanted);
  }

  private static <T> T one(Database database, String sql, Function<ResultRow, T> reader) {
    return database.query(sql, List.of(), reader).get(0);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE);
  }
}
