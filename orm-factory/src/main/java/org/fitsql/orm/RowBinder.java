package org.fitsql.orm;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Binds the values of rows to the parameters of a statement. */
final class RowBinder {
  private final SqlDialect dialect;
  private final Table table;
  private final Column[] columns;

  /** Where in the values those of {@link #columns} are. */
  private final int[] positions;

  private final int width;

  private RowBinder(
      SqlDialect dialect, Table table, List<Column> columns, int[] positions, int width) {
    this.dialect = dialect;
    this.table = table;
    this.columns = columns.toArray(Column[]::new);
    this.positions = positions;
    this.width = width;
  }

  /**
   * For statements that take some columns of a whole row.
   *
   * @param positions of these columns in the table, in the order of the parameters
   */
  static RowBinder ofRow(SqlDialect dialect, Table table, List<Integer> positions) {
    return new RowBinder(
        dialect,
        table,
        positions.stream().map(table.columns()::get).toList(),
        positions.stream().mapToInt(Integer::intValue).toArray(),
        table.columns().size());
  }

  /** For statements with one parameter per named column. */
  static RowBinder of(SqlDialect dialect, Table table, List<String> names) {
    List<Column> columns =
        names.stream().map(name -> table.columns().get(table.position(name))).toList();
    int[] positions = IntStream.range(0, names.size()).toArray();
    return new RowBinder(dialect, table, columns, positions, names.size());
  }

  /**
   * @throws DatabaseException BAD_DATA where a value is not of the class its column wants
   */
  void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
    if (values.length != width) {
      throw badData(values.length + " values for " + width + " columns", null);
    }
    for (int i = 0; i < columns.length; i++) {
      Object value = values[positions[i]];
      try {
        bindOne(statement, i + 1, columns[i].type(), value);
      } catch (ClassCastException e) {
        String what = value == null ? "null" : value.getClass().getSimpleName() + " " + value;
        throw badData(
            "column "
                + columns[i].name()
                + " is "
                + columns[i].type()
                + " and cannot take the "
                + what,
            e);
      }
    }
  }

  private DatabaseException badData(String what, @Nullable Throwable cause) {
    return new DatabaseException(
        DatabaseException.Kind.BAD_DATA, "Table " + table.name() + ": " + what, cause);
  }

  private void bindOne(
      PreparedStatement statement, int index, ColumnKind kind, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, nullType(kind));
      return;
    }
    switch (kind) {
      case BIGINT ->
          statement.setLong(index, value instanceof Integer small ? small : (Long) value);
      case DOUBLE -> bindReal(statement, index, (Double) value);
      case BOOLEAN -> statement.setBoolean(index, (Boolean) value);
      case VARCHAR, PATH, TEXT -> statement.setString(index, (String) value);
      case DATE -> statement.setObject(index, dialect.temporal((LocalDate) value));
      // both databases keep microseconds, and would round the rest up into the next second
      case TIME ->
          statement.setObject(
              index, dialect.temporal(((LocalTime) value).truncatedTo(ChronoUnit.MICROS)));
      case DATETIME ->
          statement.setObject(
              index, dialect.temporal(((LocalDateTime) value).truncatedTo(ChronoUnit.MICROS)));
      case BLOB -> statement.setBytes(index, (byte[]) value);
    }
  }

  private static void bindReal(PreparedStatement statement, int index, double value)
      throws SQLException {
    if (Double.isFinite(value)) {
      statement.setDouble(index, value);
    } else {
      // SQL has no NaN and no infinity; the verbatim card keeps the truth
      statement.setNull(index, Types.DOUBLE);
    }
  }

  private static int nullType(ColumnKind kind) {
    return switch (kind) {
      case BIGINT -> Types.BIGINT;
      case DOUBLE -> Types.DOUBLE;
      case BOOLEAN -> Types.BOOLEAN;
      case VARCHAR, PATH, TEXT -> Types.VARCHAR;
      case DATE -> Types.DATE;
      case TIME -> Types.TIME;
      case DATETIME -> Types.TIMESTAMP;
      case BLOB -> Types.BLOB;
    };
  }
}
