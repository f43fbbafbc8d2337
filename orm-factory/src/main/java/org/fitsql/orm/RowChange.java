package org.fitsql.orm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change to one table, part of an {@link Unit}. */
public sealed interface RowChange {

  Table table();

  /**
   * Insert the row or, where its key is there already, update it.
   *
   * @param values one per column of the table, in order; null is NULL
   */
  record Upsert(Table table, @Nullable Object[] values) implements RowChange {}

  /**
   * Delete the rows in which each of {@code columns} equals its value. Deletes of a unit run before
   * its upserts, children before their parents.
   *
   * @param columns one or more column names
   * @param values one per column, none null
   */
  record Delete(Table table, List<String> columns, Object[] values) implements RowChange {}
}
