package org.fitsql.orm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One table as a value.
 *
 * @param name SQL name, lower case
 * @param comment for the SQL table comment, or an empty string
 * @param columns in order, key columns first
 * @param references table whose {@code rootname} this table's {@code rootname} references, or null
 * @param indexes further indexes, none of them unique
 */
public record Table(
    String name,
    String comment,
    List<Column> columns,
    @Nullable String references,
    List<Index> indexes) {

  /**
   * @param name SQL name of the index
   * @param columns its columns
   */
  public record Index(String name, List<String> columns) {}

  /** The primary key columns. */
  public List<Column> key() {
    return columns.stream().filter(column -> column.role() == Column.Role.KEY).toList();
  }

  /** The same table under another name. */
  Table named(String other) {
    return new Table(other, comment, columns, references, indexes);
  }

  /** Position of a column, from 0; throws where the table has none of that name. */
  public int position(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Table " + name + " has no column " + column);
  }

  /**
   * How many of {@code tables} must be there before {@code table}: the length of its chain of
   * references.
   *
   * @param tables by name
   */
  static int depth(Table table, Map<String, Table> tables) {
    int depth = 0;
    Table parent = table.references == null ? null : tables.get(table.references);
    while (parent != null && depth <= tables.size()) {
      depth++;
      parent = parent.references == null ? null : tables.get(parent.references);
    }
    return depth;
  }
}
