package org.fitsql.ingest.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.fitsql.orm.Column;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/** Makes rows of one table, column by name. Immutable. */
public final class RowShape {
  private final Table table;
  private final Map<String, Integer> positions = new HashMap<>();

  public RowShape(Table table) {
    this.table = table;
    for (Column column : table.columns()) {
      positions.put(column.name(), positions.size());
    }
  }

  /** Makes rows that leave all other columns of the table as they are. */
  public static RowShape of(Table table, String... columns) {
    Set<String> wanted = Set.of(columns);
    return new RowShape(
        HeaderTables.with(
            table, table.columns().stream().filter(c -> wanted.contains(c.name())).toList()));
  }

  /** Whether the table has a column. */
  public boolean has(String column) {
    return positions.containsKey(column);
  }

  /** A row in which every column is null. */
  public Row row() {
    return new Row();
  }

  /** A row being filled. */
  public final class Row {
    private final @Nullable Object[] values = new @Nullable Object[positions.size()];

    /** Sets one column; the table must have it. */
    public Row set(String column, @Nullable Object value) {
      Integer position = positions.get(column);
      if (position == null) {
        throw new IllegalArgumentException("Table " + table.name() + " has no column " + column);
      }
      values[position] = value;
      return this;
    }

    public RowChange upsert() {
      return new RowChange.Upsert(table, values);
    }
  }
}
