package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.orm.SampleTables.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;

/** Header tables of more columns than a row of a server holds, and rows of them. */
final class WideTables {
  static final List<ColumnKind> MIXED =
      List.of(ColumnKind.TEXT, ColumnKind.DOUBLE, ColumnKind.BIGINT, ColumnKind.BOOLEAN);
  static final List<ColumnKind> TEXTS = List.of(ColumnKind.TEXT);

  /** The longest text that stays in the page: no row takes up more of it. */
  static final String WORST = "x".repeat(40);

  private WideTables() {}

  static Table wide(int keywords, List<ColumnKind> kinds) {
    List<Column> columns = new ArrayList<>(SampleTables.HEADER.columns().subList(0, 2));
    for (int i = 0; i < keywords; i++) {
      columns.add(Column.of("kw" + i, kinds.get(i % kinds.size()), "keyword " + i));
    }
    return new Table(
        "wide_raw_0",
        "a wide header",
        columns,
        "master",
        List.of(new Table.Index("wide_raw_0_filename", List.of("filename"))));
  }

  static RowChange row(Table table, String rootname, String text) {
    @Nullable Object[] values = new Object[table.columns().size()];
    for (int i = 2; i < values.length; i++) {
      values[i] =
          switch (table.columns().get(i).type()) {
            case TEXT -> text;
            case DOUBLE -> i + 0.5;
            case BIGINT -> (long) i;
            default -> i % 8 == 1;
          };
    }
    values[0] = rootname;
    values[1] = rootname + "_raw.fits";
    return new RowChange.Upsert(table, values);
  }

  static void write(Database opened, RowChange... changes) {
    for (RowChange change : changes) {
      String name = "a";
      if (change instanceof RowChange.Upsert upsert) {
        name = String.valueOf(upsert.values()[0]);
      }
      assertThat(opened.write(List.of(unit(name, change))))
          .hasOnlyElementsOfType(UnitOutcome.Written.class);
    }
  }

  /** Which part each column is in. */
  static Map<String, String> places(TestDatabase database) {
    Map<String, String> places = new HashMap<>();
    for (List<@Nullable Object> column :
        database.rows(
            "SELECT column_name, table_name FROM information_schema.columns"
                + " WHERE table_name LIKE 'wide_raw_0%' AND column_name LIKE 'kw%'"
                + " AND table_schema = SCHEMA() AND table_name <> 'wide_raw_0'")) {
      places.put(String.valueOf(column.get(0)), String.valueOf(column.get(1)));
    }
    return places;
  }
}
