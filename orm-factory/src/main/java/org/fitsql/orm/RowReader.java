package org.fitsql.orm;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rows of tables back, each value in the class that a row to be written has it in. */
final class RowReader {
  private static final int PER_QUERY = 500;

  private final SqlDialect dialect;
  private final QueryRunner queries;

  RowReader(SqlDialect dialect, QueryRunner queries) {
    this.dialect = dialect;
    this.queries = queries;
  }

  void forEach(Table table, String column, List<String> values, Consumer<@Nullable Object[]> each) {
    String select =
        "select "
            + table.columns().stream()
                .map(c -> dialect.quote(SqlName.fitted(c.name())))
                .collect(Collectors.joining(","))
            + " from "
            + dialect.quote(SqlName.fitted(table.name()))
            + " where "
            + dialect.quote(SqlName.fitted(column))
            + " in (";
    for (int from = 0; from < values.size(); from += PER_QUERY) {
      List<String> some = values.subList(from, Math.min(values.size(), from + PER_QUERY));
      queries.forEach(
          select + String.join(",", Collections.nCopies(some.size(), "?")) + ")",
          some,
          row -> each.accept(read(table, row)));
    }
  }

  private static @Nullable Object[] read(Table table, ResultRow row) {
    @Nullable Object[] values = new @Nullable Object[table.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(table.columns().get(i).type(), row, i + 1);
    }
    return values;
  }

  private static @Nullable Object value(ColumnKind kind, ResultRow row, int column) {
    return switch (kind) {
      case BIGINT -> row.whole(column);
      case DOUBLE -> row.real(column);
      case BOOLEAN -> row.truth(column);
      case VARCHAR, PATH, TEXT -> row.text(column);
      case DATE -> row.value(column) instanceof LocalDate date ? date : row.text(column);
      case TIME -> row.value(column) instanceof LocalTime time ? time : row.text(column);
      case DATETIME -> row.dateTime(column);
      case BLOB -> row.bytes(column);
    };
  }
}
