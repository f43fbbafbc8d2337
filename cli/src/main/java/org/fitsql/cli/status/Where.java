package org.fitsql.cli.status;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The WHERE of a question whose limits may or may not be given. */
final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /** Adds a condition with one {@code ?}, unless there is no value. */
  Where and(String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
    return this;
  }

  /** With the values two times, for a statement that has the condition two times. */
  Where twice() {
    Where twice = new Where();
    twice.values.addAll(values);
    twice.values.addAll(values);
    return twice;
  }

  /** Begins with a blank; empty where nothing is asked. */
  String sql() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  List<Object> values() {
    return List.copyOf(values);
  }
}
