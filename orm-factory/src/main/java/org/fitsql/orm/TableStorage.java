package org.fitsql.orm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.fitsql.orm.DatabaseException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How tables are stored in a database whose catalog was read. What the catalog has is where it
 * stays: a column that is in a part remains there, a new one goes to the first part with room, and
 * where none has room a part is added. So the answer is the same in every process. Thread-safe.
 */
final class TableStorage {
  private final SqlDialect dialect;
  private final Catalog catalog;
  private final Map<String, StoredTable> known = new ConcurrentHashMap<>();

  TableStorage(SqlDialect dialect, Catalog catalog) {
    this.dialect = dialect;
    this.catalog = catalog;
  }

  Catalog catalog() {
    return catalog;
  }

  /**
   * @throws DatabaseException REFUSED where two columns would be one, or the database has both the
   *     table and its first part
   */
  StoredTable of(Table logical) {
    StoredTable stored = known.get(logical.name());
    if (stored == null || (stored.logical() != logical && !stored.logical().equals(logical))) {
      stored = store(logical);
      known.put(logical.name(), stored);
    }
    return stored;
  }

  /**
   * The tables of the database that store {@code tables}, in their order.
   *
   * @throws DatabaseException REFUSED where two of them would have one name
   */
  List<Table> physical(List<Table> tables) {
    Map<String, Table> physical = new LinkedHashMap<>();
    Set<String> views = new HashSet<>();
    for (Table table : tables) {
      StoredTable stored = of(table);
      if (stored.isSplit()) {
        views.add(stored.name());
      }
      for (Table part : stored.parts()) {
        Table other = physical.put(part.name(), part);
        boolean outgrown = stored.outgrown() && part == stored.parts().get(0);
        if (other != null || (views.contains(part.name()) && !outgrown)) {
          throw refused(
              "Two tables would be %s in the database, one of them %s", part.name(), table.name());
        }
      }
    }
    return List.copyOf(physical.values());
  }

  /** Whether the view over a table's parts is there and has all their columns. */
  boolean hasWholeView(StoredTable stored) {
    Map<String, CatalogColumn> found = catalog.columns(stored.name());
    return catalog.isView(stored.name())
        && found != null
        && found.keySet().equals(stored.viewColumns());
  }

  /** Indexes that a table of the database lacks. */
  List<Table.Index> missingIndexes(Table physical) {
    return physical.indexes().stream()
        .filter(
            index -> !catalog.hasIndex(physical.name(), RelationalModel.indexName(physical, index)))
        .toList();
  }

  /** The kinds of the columns of those tables that are there, by table and column name. */
  Map<String, Map<String, ColumnKind>> kinds(List<Table> tables) {
    Map<String, Map<String, ColumnKind>> kinds = new HashMap<>();
    for (Table table : tables) {
      Map<String, ColumnKind> known = new HashMap<>();
      for (Table part : of(table).parts()) {
        Map<String, CatalogColumn> found = base(part.name());
        if (found != null) {
          kinds.put(table.name(), known);
          found.forEach((name, column) -> dialect.kind(column).ifPresent(k -> known.put(name, k)));
        }
      }
      for (Column column : table.columns()) {
        ColumnKind kind = known.get(SqlName.fitted(column.name()));
        if (kind != null) {
          known.put(column.name(), kind);
        }
      }
    }
    return Map.copyOf(kinds);
  }

  /**
   * What is to be run after parts were made or grew, one after the other as far as they succeed.
   */
  List<String> reshaping(Table table) {
    StoredTable stored = of(table);
    List<String> statements = new ArrayList<>(stored.renaming(dialect));
    if (stored.isSplit() && !hasWholeView(stored)) {
      statements.add(stored.view(dialect));
    }
    return statements;
  }

  private StoredTable store(Table logical) {
    Table fitted = fitted(logical);
    List<PartInMaking> parts = existing(fitted);
    boolean whole = parts.isEmpty() || parts.get(0).name().equals(fitted.name());
    Set<String> placed = new HashSet<>();
    parts.forEach(part -> placed.addAll(part.names()));
    for (Column column : indexedFirst(fitted)) {
      if (!placed.contains(column.name())) {
        withRoom(parts, fitted, column).add(column);
      }
    }
    if (whole && parts.size() <= 1) {
      return StoredTable.whole(logical, fitted);
    }
    boolean outgrown = whole && parts.get(0).isFound();
    return split(logical, fitted, parts, outgrown);
  }

  private static StoredTable split(
      Table logical, Table fitted, List<PartInMaking> parts, boolean outgrown) {
    Set<String> key = fitted.key().stream().map(Column::name).collect(Collectors.toSet());
    List<Table> tables = new ArrayList<>();
    List<List<String>> viewed = new ArrayList<>();
    for (PartInMaking part : parts) {
      boolean first = tables.isEmpty();
      String comment = fitted.comment() + (first ? "" : " (part " + (tables.size() + 1) + ")");
      tables.add(part.table(comment.strip()));
      List<String> shown = new ArrayList<>(first ? key : Set.of());
      part.names().stream().filter(name -> !key.contains(name)).forEach(shown::add);
      viewed.add(List.copyOf(shown));
    }
    return new StoredTable(logical, List.copyOf(tables), List.copyOf(viewed), outgrown);
  }

  /** All but the key; in a new table those of an index come first and so share a part. */
  private static List<Column> indexedFirst(Table table) {
    Set<String> indexed =
        table.indexes().stream().flatMap(i -> i.columns().stream()).collect(Collectors.toSet());
    return table.columns().stream()
        .filter(column -> column.role() != Column.Role.KEY)
        .sorted(Comparator.comparing(column -> !indexed.contains(column.name())))
        .toList();
  }

  private PartInMaking withRoom(List<PartInMaking> parts, Table table, Column column) {
    for (PartInMaking part : parts) {
      if (part.hasRoom(column)) {
        return part;
      }
    }
    PartInMaking added = PartInMaking.added(dialect, table, parts.size() + 1);
    parts.add(added);
    return added;
  }

  /** The parts that the database has, the first of them perhaps still under the table's name. */
  private List<PartInMaking> existing(Table table) {
    List<PartInMaking> parts = new ArrayList<>();
    String first = SqlName.part(table.name(), 1);
    if (base(table.name()) != null && base(first) != null) {
      throw refused(
          "The database has a table %s and a table %s, which would be its first part. Rename or"
              + " drop the one that fitsql did not make",
          table.name(), first);
    }
    String name = base(table.name()) != null ? table.name() : first;
    for (Map<String, CatalogColumn> found = base(name); found != null; found = base(name)) {
      parts.add(PartInMaking.found(dialect, table, name, found));
      name = SqlName.part(table.name(), parts.size() + 1);
    }
    return parts;
  }

  private @Nullable Map<String, CatalogColumn> base(String name) {
    return catalog.isView(name) ? null : catalog.columns(name);
  }

  /** The table with names that the database takes; the same table where all are short enough. */
  private static Table fitted(Table table) {
    boolean fits =
        table.columns().stream().allMatch(c -> c.name().equals(SqlName.fitted(c.name())));
    String name = SqlName.fitted(table.name());
    String parent = table.references() == null ? null : SqlName.fitted(table.references());
    if (fits && name.equals(table.name()) && Objects.equals(parent, table.references())) {
      return table;
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Column c : table.columns()) {
      String column = SqlName.fitted(c.name());
      Column made = new Column(column, c.type(), c.length(), c.role(), c.comment());
      if (columns.put(column, made) != null) {
        throw refused("Two columns of table %s would be %s in the database", name, column);
      }
    }
    List<Table.Index> indexes =
        table.indexes().stream()
            .map(i -> new Table.Index(i.name(), i.columns().stream().map(SqlName::fitted).toList()))
            .toList();
    return new Table(name, table.comment(), List.copyOf(columns.values()), parent, indexes);
  }

  private static DatabaseException refused(String words, Object... names) {
    return new DatabaseException(Kind.REFUSED, words.formatted(names) + ".", null);
  }
}
