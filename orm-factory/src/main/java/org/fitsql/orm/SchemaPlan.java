package org.fitsql.orm;

import java.util.List;

/**
 * What differs between the tables wanted and the database.
 *
 * @param missingTables tables to create
 * @param missingColumns columns to add, as {@code table.column}
 * @param conflicts columns whose type in the database cannot hold what is wanted, in words
 * @param missingIndexes indexes to create on tables that are there, as {@code table.index}
 */
public record SchemaPlan(
    List<String> missingTables,
    List<String> missingColumns,
    List<String> conflicts,
    List<String> missingIndexes) {

  public boolean isEmpty() {
    return missingTables.isEmpty()
        && missingColumns.isEmpty()
        && conflicts.isEmpty()
        && missingIndexes.isEmpty();
  }
}
