package org.fitsql.orm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a table that columns are being given to. */
final class PartInMaking {
  private final SqlDialect dialect;
  private final Table whole;
  private final String name;
  private final Set<String> names = new LinkedHashSet<>();
  private final boolean found;
  private Footprint used;

  private PartInMaking(
      SqlDialect dialect, Table whole, String name, Set<String> names, Footprint used) {
    this.dialect = dialect;
    this.whole = whole;
    this.name = name;
    this.names.addAll(names);
    this.found = !names.isEmpty();
    this.used = used;
  }

  /** A part that the database does not have yet. */
  static PartInMaking added(SqlDialect dialect, Table whole, int number) {
    Footprint key = Footprint.NONE;
    for (Column column : whole.key()) {
      key = key.plus(dialect.footprint(column));
    }
    String name = SqlName.part(whole.name(), number);
    return new PartInMaking(dialect, whole, name, Set.of(), key);
  }

  /**
   * A part that the database has.
   *
   * @param name it has there
   * @param columns it has there
   */
  static PartInMaking found(
      SqlDialect dialect, Table whole, String name, Map<String, CatalogColumn> columns) {
    Set<String> key = whole.key().stream().map(Column::name).collect(Collectors.toSet());
    Footprint used = Footprint.NONE;
    for (Map.Entry<String, CatalogColumn> column : columns.entrySet()) {
      used = used.plus(dialect.footprint(column.getValue(), key.contains(column.getKey())));
    }
    return new PartInMaking(dialect, whole, name, columns.keySet(), used);
  }

  String name() {
    return name;
  }

  boolean isFound() {
    return found;
  }

  /** Names of all its columns, those that {@code whole} does not name as well. */
  Set<String> names() {
    return names;
  }

  /** Whether a column fits in; an empty part takes whatever comes. */
  boolean hasRoom(Column column) {
    return names.isEmpty() || dialect.footprintLimit().holds(used.plus(dialect.footprint(column)));
  }

  void add(Column column) {
    names.add(column.name());
    used = used.plus(dialect.footprint(column));
  }

  /** The part as a table: the key, and the columns of the whole that it was given. */
  Table table(String comment) {
    List<Column> columns =
        whole.columns().stream()
            .filter(c -> c.role() == Column.Role.KEY || names.contains(c.name()))
            .toList();
    return new Table(name, comment, columns, whole.references(), indexes());
  }

  /** Indexes that begin with a column of this part, as far as their columns are here. */
  private List<Table.Index> indexes() {
    Map<String, List<String>> indexes = new LinkedHashMap<>();
    for (Table.Index index : whole.indexes()) {
      List<String> here = new ArrayList<>();
      index.columns().stream().takeWhile(names::contains).forEach(here::add);
      if (!here.isEmpty()) {
        indexes.put(index.name(), List.copyOf(here));
      }
    }
    return indexes.entrySet().stream()
        .map(index -> new Table.Index(index.getKey(), index.getValue()))
        .toList();
  }
}
