package org.fitsql.orm;

import java.util.List;

/**
 * What differs between the tables and views wanted and the database.
 *
 * @param missingTables tables to create
 * @param missingColumns columns to add, as {@code table.column}
 * @param conflicts columns whose type in the database cannot hold what is wanted, in words
 * @param missingIndexes indexes to create on tables that are there, as {@code table.index}
 * @param missingViews views to create
 * @param outdatedViews views to replace, because their definition is another one now
 */
public record SchemaPlan(
    List<String> missingTables,
    List<String> missingColumns,
    List<String> conflicts,
    List<String> missingIndexes,
    List<String> missingViews,
    List<String> outdatedViews) {

  public boolean isEmpty() {
    return missingTables.isEmpty()
        && missingColumns.isEmpty()
        && conflicts.isEmpty()
        && missingIndexes.isEmpty()
        && missingViews.isEmpty()
        && outdatedViews.isEmpty();
  }
}
