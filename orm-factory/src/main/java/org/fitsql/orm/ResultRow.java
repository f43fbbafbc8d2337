package org.fitsql.orm;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The current row of a query; columns are numbered from 1 in the order of the SELECT. */
public interface ResultRow {

  @Nullable String text(int column);

  @Nullable Long whole(int column);

  @Nullable Double real(int column);

  @Nullable Boolean truth(int column);

  @Nullable LocalDateTime dateTime(int column);

  byte @Nullable [] bytes(int column);

  /** The value in its natural Java class, for generic output. */
  @Nullable Object value(int column);
}
