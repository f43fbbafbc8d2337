package org.fitsql.orm;

import java.util.List;

/** Takes the result of a query as it streams by. */
public interface QuerySink {

  /** Called once, before any row. */
  void columns(List<String> names);

  void row(ResultRow row);
}
