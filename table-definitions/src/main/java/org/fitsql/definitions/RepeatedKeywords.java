package org.fitsql.definitions;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keywords with a repeat index, such as {@code D001DATA}, {@code D002DATA}, which fill the rows of
 * a child table instead of columns.
 *
 * @param table SQL name of the child table, {@code drizzle_data}
 * @param indexColumn its index column, {@code drizzle_index}
 * @param pattern matches the keyword; group {@code index} is the repeat index, group {@code name}
 *     the keyword of a column
 * @param columns the columns, in order
 */
public record RepeatedKeywords(
    String table, String indexColumn, Pattern pattern, List<ColumnDefinition> columns) {

  /** Columns that the child table has already, which no keyword may fill. */
  public Set<String> ownColumns() {
    return ownColumns(indexColumn);
  }

  static Set<String> ownColumns(String indexColumn) {
    return Set.of("rootname", "filename", indexColumn);
  }
}
