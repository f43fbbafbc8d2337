package org.fitsql.orm;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Binds the values of rows to the parameters of a statement. */
final class RowBinder {
  private final SqlDialect dialect;
  private final RowLayout layout;

  RowBinder(SqlDialect dialect, RowLayout layout) {
    this.dialect = dialect;
    this.layout = layout;
  }

  /**
   * @throws DatabaseException BAD_DATA where a value is not of the class its column wants
   */
  void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
    layout.mustFit(values);
    for (int i = 0; i < layout.size(); i++) {
      try {
        bindOne(statement, i + 1, layout.kind(i), layout.value(values, i));
      } catch (ClassCastException e) {
        throw layout.cannotTake(values, i, e);
      }
    }
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
