package org.fitsql.orm;

import java.util.List;
import java.util.Map;

/**
 * What {@link Schema#grow()} did, could not do, and found.
 *
 * @param done statements that were run, empty where nothing differed
 * @param denied what the database did not allow, each statement once
 * @param columns the kinds of the columns that are there now, by table and column name; a table
 *     that is not there, or a column of a type that fitsql does not use, is missing
 */
public record SchemaGrowth(
    List<String> done, List<Denied> denied, Map<String, Map<String, ColumnKind>> columns) {

  /**
   * A statement for the administrator.
   *
   * @param table that it changes
   * @param statement SQL, complete but for the semicolon
   * @param reason why it was not run, in the database's words
   */
  public record Denied(String table, String statement, String reason) {}
}
