package org.fitsql.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.orm.QuerySink;
import org.fitsql.orm.ResultRow;
import org.jspecify.annotations.Nullable;

/** Keeps the few rows of a small result as maps, for JSON. */
public final class RowCollector implements QuerySink {
  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
  private List<String> names = List.of();

  @Override
  public void columns(List<String> columns) {
    names = List.copyOf(columns);
  }

  @Override
  public void row(ResultRow row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), row.value(i + 1));
    }
    rows.add(values);
  }

  /** The rows so far, by column name. */
  public List<Map<String, @Nullable Object>> rows() {
    return List.copyOf(rows);
  }
}
