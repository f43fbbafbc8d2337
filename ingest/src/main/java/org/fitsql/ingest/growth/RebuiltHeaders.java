package org.fitsql.ingest.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.orm.Column;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.SchemaGrowth;
import org.fitsql.orm.ShadowTables;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/**
 * Header tables that are filled beside those that are read. Tables that are not rebuilt are as they
 * are wanted, and no row of them is made.
 *
 * @param only names of the tables that are rebuilt, or null where all are
 */
record RebuiltHeaders(ShadowTables shadows, @Nullable Set<String> only) implements HeaderStore {

  @Override
  public SchemaGrowth prepare(Table datasets, List<Table> headers) {
    SchemaGrowth grown = grow(headers);
    Map<String, Map<String, ColumnKind>> columns = new HashMap<>(grown.columns());
    columns.put(datasets.name(), kinds(datasets));
    return new SchemaGrowth(grown.done(), grown.denied(), columns);
  }

  @Override
  public SchemaGrowth grow(List<Table> headers) {
    List<Table> rebuilt = new ArrayList<>(headers);
    rebuilt.removeIf(table -> !takes(table.name()));
    SchemaGrowth grown = shadows.grow(rebuilt);
    Map<String, Map<String, ColumnKind>> columns = new HashMap<>(grown.columns());
    headers.stream()
        .filter(table -> !takes(table.name()))
        .forEach(table -> columns.put(table.name(), kinds(table)));
    return new SchemaGrowth(grown.done(), grown.denied(), columns);
  }

  private static Map<String, ColumnKind> kinds(Table table) {
    return table.columns().stream().collect(Collectors.toMap(Column::name, Column::type));
  }

  @Override
  public boolean takes(String table) {
    return only == null || only.contains(table);
  }

  @Override
  public boolean keepsTypes() {
    return false;
  }

  @Override
  public boolean isLive() {
    return false;
  }
}
