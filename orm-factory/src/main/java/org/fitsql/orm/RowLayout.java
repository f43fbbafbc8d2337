package org.fitsql.orm;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which values of a row a statement takes, and for which columns. Immutable. */
final class RowLayout {
  private final Table table;
  private final Column[] columns;

  /** Where in the values those of {@link #columns} are. */
  private final int[] positions;

  private final int width;

  private RowLayout(Table table, List<Column> columns, int[] positions, int width) {
    this.table = table;
    this.columns = columns.toArray(Column[]::new);
    this.positions = positions;
    this.width = width;
  }

  /**
   * For statements that take some columns of a whole row.
   *
   * @param positions of these columns in the table, in the order of the statement
   */
  static RowLayout ofRow(Table table, List<Integer> positions) {
    return new RowLayout(
        table,
        positions.stream().map(table.columns()::get).toList(),
        positions.stream().mapToInt(Integer::intValue).toArray(),
        table.columns().size());
  }

  /** For statements with one value per named column. */
  static RowLayout of(Table table, List<String> names) {
    List<Column> columns =
        names.stream().map(name -> table.columns().get(table.position(name))).toList();
    int[] positions = IntStream.range(0, names.size()).toArray();
    return new RowLayout(table, columns, positions, names.size());
  }

  int size() {
    return columns.length;
  }

  ColumnKind kind(int index) {
    return columns[index].type();
  }

  @Nullable Object value(@Nullable Object[] values, int index) {
    return values[positions[index]];
  }

  /**
   * @throws DatabaseException BAD_DATA where there are not as many values as columns
   */
  void mustFit(@Nullable Object[] values) {
    if (values.length != width) {
      throw badData(values.length + " values for " + width + " columns", null);
    }
  }

  /** A value is not of the class that its column wants. */
  DatabaseException cannotTake(@Nullable Object[] values, int index, ClassCastException e) {
    Object value = value(values, index);
    String what = value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    Column column = columns[index];
    return badData(
        "column %s is %s and cannot take the %s".formatted(column.name(), column.type(), what), e);
  }

  private DatabaseException badData(String what, @Nullable Throwable cause) {
    return new DatabaseException(
        DatabaseException.Kind.BAD_DATA, "Table " + table.name() + ": " + what, cause);
  }
}
