package org.fitsql.cli.output;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.fitsql.orm.ResultRow;

/** A row that holds given values. */
record RowOf(List<Object> values) implements ResultRow {

  static RowOf values(Object... values) {
    return new RowOf(Arrays.asList(values));
  }

  @Override
  public Object value(int column) {
    return values.get(column - 1);
  }

  @Override
  public String text(int column) {
    return (String) value(column);
  }

  @Override
  public Long whole(int column) {
    return (Long) value(column);
  }

  @Override
  public Double real(int column) {
    return (Double) value(column);
  }

  @Override
  public Boolean truth(int column) {
    return (Boolean) value(column);
  }

  @Override
  public LocalDateTime dateTime(int column) {
    return (LocalDateTime) value(column);
  }

  @Override
  public byte[] bytes(int column) {
    return (byte[]) value(column);
  }
}
