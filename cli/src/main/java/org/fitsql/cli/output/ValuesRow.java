package org.fitsql.cli.output;

import java.time.LocalDateTime;
import java.util.List;
import org.fitsql.orm.ResultRow;
import org.jspecify.annotations.Nullable;

/**
 * A row that comes from no database.
 *
 * @param values one for each column, each of the Java class that it is asked for
 */
public record ValuesRow(List<? extends @Nullable Object> values) implements ResultRow {

  @Override
  public @Nullable Object value(int column) {
    return values.get(column - 1);
  }

  @Override
  public @Nullable String text(int column) {
    return (String) value(column);
  }

  @Override
  public @Nullable Long whole(int column) {
    return (Long) value(column);
  }

  @Override
  public @Nullable Double real(int column) {
    return (Double) value(column);
  }

  @Override
  public @Nullable Boolean truth(int column) {
    return (Boolean) value(column);
  }

  @Override
  public @Nullable LocalDateTime dateTime(int column) {
    return (LocalDateTime) value(column);
  }

  @Override
  public byte @Nullable [] bytes(int column) {
    return (byte[]) value(column);
  }
}
