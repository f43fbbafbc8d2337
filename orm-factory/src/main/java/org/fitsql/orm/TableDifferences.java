package org.fitsql.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In what a database differs from the tables wanted, called by the names that callers know. */
final class TableDifferences {
  private final SqlDialect dialect;
  private final TableStorage storage;
  final List<String> missingTables = new ArrayList<>();
  final List<String> missingColumns = new ArrayList<>();
  final List<String> conflicts = new ArrayList<>();
  final List<String> missingIndexes = new ArrayList<>();
  final List<String> missingViews = new ArrayList<>();
  final List<String> outdatedViews = new ArrayList<>();

  TableDifferences(SqlDialect dialect, TableStorage storage, List<Table> tables) {
    this.dialect = dialect;
    this.storage = storage;
    // tells of names that two tables would share
    storage.physical(tables);
    tables.stream().map(storage::of).forEach(this::compare);
  }

  private void compare(StoredTable table) {
    boolean isView = storage.catalog().isView(table.name());
    if (isView && !table.isSplit()) {
      conflicts.add(table.name() + " is a view of the database, wanted as a table");
      return;
    }
    List<Table> missing =
        table.parts().stream().filter(p -> storage.catalog().columns(p.name()) == null).toList();
    if (missing.size() == table.parts().size()) {
      missingTables.add(table.name());
    } else {
      missing.forEach(part -> missingTables.add(part.name()));
      table.parts().forEach(part -> compare(table.name(), part));
    }
    if (table.isSplit() && !storage.hasWholeView(table)) {
      (isView ? outdatedViews : missingViews).add(table.name());
    }
  }

  /**
   * @param name of the table that {@code part} is, or is a part of
   */
  private void compare(String name, Table part) {
    Map<String, CatalogColumn> found = storage.catalog().columns(part.name());
    if (found == null) {
      return;
    }
    for (Column column : part.columns()) {
      CatalogColumn there = found.get(column.name());
      String called = name + "." + column.name();
      if (there == null) {
        missingColumns.add(called);
      } else {
        dialect.conflict(column, there).ifPresent(words -> conflicts.add(called + " is " + words));
      }
    }
    storage.missingIndexes(part).forEach(index -> missingIndexes.add(name + "." + index.name()));
  }
}
