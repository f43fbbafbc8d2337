package org.fitsql.orm;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** The row on which a result set stands. */
final class JdbcRow implements ResultRow {

  /** One look at a column. */
  private interface Look<T> {
    @Nullable T at(ResultSet result) throws SQLException;
  }

  private final ResultSet result;
  private final FaultMessages messages;
  private final int[] types;

  JdbcRow(ResultSet result, FaultMessages messages) throws SQLException {
    this.result = result;
    this.messages = messages;
    this.types = new int[result.getMetaData().getColumnCount() + 1];
    for (int i = 1; i < types.length; i++) {
      types[i] = result.getMetaData().getColumnType(i);
    }
  }

  @Override
  public @Nullable String text(int column) {
    return look(r -> r.getString(column));
  }

  @Override
  public @Nullable Long whole(int column) {
    return look(r -> r.getLong(column));
  }

  @Override
  public @Nullable Double real(int column) {
    return look(r -> r.getDouble(column));
  }

  @Override
  public @Nullable Boolean truth(int column) {
    return look(r -> r.getBoolean(column));
  }

  @Override
  public @Nullable LocalDateTime dateTime(int column) {
    return look(r -> r.getObject(column, LocalDateTime.class));
  }

  @Override
  public byte @Nullable [] bytes(int column) {
    return look(r -> r.getBytes(column));
  }

  @Override
  public @Nullable Object value(int column) {
    return look(
        r ->
            switch (types[column]) {
              case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> r.getLong(column);
              case Types.REAL, Types.FLOAT -> r.getDouble(column);
              case Types.DATE -> r.getObject(column, LocalDate.class);
              case Types.TIME -> r.getObject(column, LocalTime.class);
              case Types.TIMESTAMP -> r.getObject(column, LocalDateTime.class);
              default -> plain(r.getObject(column));
            });
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    if (value instanceof Clob clob) {
      return clob.getSubString(1, Math.toIntExact(clob.length()));
    }
    if (value instanceof Blob blob) {
      return blob.getBytes(1, Math.toIntExact(blob.length()));
    }
    return value;
  }

  private <T> @Nullable T look(Look<T> look) {
    try {
      T found = look.at(result);
      return result.wasNull() ? null : found;
    } catch (SQLException e) {
      throw messages.explain("reading a row", e);
    }
  }
}
