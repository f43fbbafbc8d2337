package org.fitsql.orm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements that change rows of a table: one, or where it is stored as parts one for each. */
final class TableStatements {

  /**
   * An upsert of one part.
   *
   * @param part the table of the database that it changes
   * @param sql of one row, a parameter per column
   * @param columns which columns of the whole table it takes, in order
   */
  record PartUpsert(Table part, String sql, List<Integer> columns) {}

  private final SqlDialect dialect;
  private final StoredTable stored;
  private final List<PartUpsert> upserts = new ArrayList<>();

  TableStatements(SqlDialect dialect, StoredTable stored) {
    this.dialect = dialect;
    this.stored = stored;
    for (Table part : stored.parts()) {
      boolean first = upserts.isEmpty();
      // a part of which the table knows no column keeps what it has
      if (first || part.columns().stream().anyMatch(c -> c.role() != Column.Role.KEY)) {
        upserts.add(new PartUpsert(part, dialect.upsert(part), columns(part)));
      }
    }
  }

  StoredTable stored() {
    return stored;
  }

  /** The first part first: its row is the one that is seen. */
  List<PartUpsert> upserts() {
    return upserts;
  }

  private List<Integer> columns(Table part) {
    Set<String> names = part.columns().stream().map(Column::name).collect(Collectors.toSet());
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < stored.logical().columns().size(); i++) {
      if (names.contains(SqlName.fitted(stored.logical().columns().get(i).name()))) {
        columns.add(i);
      }
    }
    return List.copyOf(columns);
  }

  /**
   * Deletions of the rows in which columns have values, a parameter per column in each of them.
   * Parts are asked for the keys of such rows before they lose them.
   */
  List<String> deletes(List<String> columns) {
    Set<String> key =
        stored.parts().get(0).key().stream().map(Column::name).collect(Collectors.toSet());
    List<Table> holders =
        columns.stream()
            .map(SqlName::fitted)
            .filter(column -> !key.contains(column))
            .map(this::holder)
            .distinct()
            .toList();
    if (holders.size() > 1) {
      throw new IllegalArgumentException(
          "Rows of table %s cannot be deleted by columns %s, which are in several parts of it"
              .formatted(stored.logical().name(), columns));
    }
    List<Table> order = new ArrayList<>(stored.parts());
    Collections.reverse(order);
    order.removeAll(holders);
    order.addAll(holders);
    return order.stream().map(part -> delete(part, columns)).toList();
  }

  private String delete(Table part, List<String> columns) {
    return "DELETE FROM "
        + dialect.quote(part.name())
        + " WHERE "
        + columns.stream()
            .map(column -> condition(part, SqlName.fitted(column)))
            .collect(Collectors.joining(" AND "));
  }

  private String condition(Table part, String column) {
    String equal = dialect.quote(column) + "=?";
    if (has(part, column)) {
      return equal;
    }
    String key =
        part.key().stream().map(c -> dialect.quote(c.name())).collect(Collectors.joining(","));
    String holder = dialect.quote(holder(column).name());
    return "(" + key + ") IN (SELECT " + key + " FROM " + holder + " WHERE " + equal + ")";
  }

  /** The first part that has a column. */
  private Table holder(String column) {
    return stored.parts().stream()
        .filter(part -> has(part, column))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Table " + stored.logical().name() + " has no column " + column));
  }

  private static boolean has(Table part, String column) {
    return part.columns().stream().anyMatch(c -> c.name().equals(column));
  }
}
