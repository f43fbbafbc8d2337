package org.fitsql.orm;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fitsql.orm.Column.Role;

/** The statement by which H2 inserts a row of a table or updates the one that is there. */
record H2Merge(H2SqlDialect dialect, Table table) {

  String statement() {
    boolean keepsValues = table.columns().stream().anyMatch(c -> c.role() == Role.EXTRA);
    return keepsValues ? mergeUsing() : mergeKey();
  }

  /** The quick form, which sets every column. */
  private String mergeKey() {
    return "MERGE INTO "
        + dialect.quote(table.name())
        + " ("
        + list(table.columns(), c -> dialect.quote(c.name()))
        + ") KEY ("
        + list(table.key(), c -> dialect.quote(c.name()))
        + ") VALUES ("
        + list(table.columns(), c -> "?")
        + ")";
  }

  /** The standard form, which can leave a column as it is. */
  private String mergeUsing() {
    List<Column> compared =
        table.columns().stream().filter(c -> c.role() == Role.COMPARED).toList();
    return "MERGE INTO "
        + dialect.quote(table.name())
        + " t USING (SELECT "
        + list(table.columns(), c -> "CAST(? AS " + castType(c) + ") AS " + dialect.quote(c.name()))
        + ") s ON ("
        + table.key().stream()
            .map(c -> "t." + dialect.quote(c.name()) + " = s." + dialect.quote(c.name()))
            .collect(Collectors.joining(" AND "))
        + ")"
        + (compared.isEmpty()
            ? ""
            : " WHEN MATCHED THEN UPDATE SET "
                + list(compared, c -> dialect.quote(c.name()) + " = s." + dialect.quote(c.name())))
        + " WHEN NOT MATCHED THEN INSERT ("
        + list(table.columns(), c -> dialect.quote(c.name()))
        + ") VALUES ("
        + list(table.columns(), c -> "s." + dialect.quote(c.name()))
        + ")";
  }

  /** A CAST to a limited type would cut a long text silently; the insert refuses it. */
  private String castType(Column column) {
    return switch (column.type()) {
      case VARCHAR, PATH, TEXT -> "varchar";
      default -> dialect.type(column);
    };
  }

  private static String list(List<Column> columns, Function<Column, String> each) {
    return columns.stream().map(each).collect(Collectors.joining(","));
  }
}
