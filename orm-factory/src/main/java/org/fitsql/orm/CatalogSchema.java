package org.fitsql.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fitsql.orm.DatabaseException.Kind;
import org.jspecify.annotations.Nullable;

/** The tables and views wanted, held against the database's catalog. */
final class CatalogSchema implements Schema {
  private static final int ROUNDS = 3;

  private final Connections connections;
  private final FaultMessages messages;
  private final StoredTables stored;
  private final List<Table> tables;
  private final WantedViews views;
  private @Nullable RelationalModel model;

  /** What the database has. */
  private record Found(TableStorage storage, Map<String, View> views) {
    Catalog catalog() {
      return storage.catalog();
    }
  }

  CatalogSchema(
      Connections connections,
      FaultMessages messages,
      StoredTables stored,
      List<Table> tables,
      List<View> views) {
    this.connections = connections;
    this.messages = messages;
    this.stored = stored;
    this.views = new WantedViews(connections.dialect(), views);
    List<Table> all = new ArrayList<>(tables);
    if (!views.isEmpty()) {
      all.add(WantedViews.DEFINITIONS);
    }
    this.tables = RelationalModel.parentsFirst(all);
  }

  @Override
  public SchemaPlan plan() {
    return compare(read());
  }

  @Override
  public List<SchemaDifference> differences() {
    TableStorage storage = read().storage();
    return new SchemaComparison(connections.dialect(), storage.catalog())
        .of(storage.physical(tables));
  }

  @Override
  public List<String> missing() {
    Found found = read();
    List<String> statements = new ArrayList<>(statements(found.storage()));
    changedViews(found).forEach(view -> statements.add(views.create(view)));
    return statements;
  }

  @Override
  public List<String> create() {
    List<String> statements = new ArrayList<>(model().createAll(tables));
    views.all().forEach(view -> statements.add(views.create(view)));
    return statements;
  }

  @Override
  public List<String> update() {
    List<String> done = new ArrayList<>();
    // a second process may create the same tables meanwhile: what counts is what is there after
    for (int round = 1; round <= ROUNDS; round++) {
      Found found = round == 1 ? known() : read();
      SchemaPlan plan = compare(found);
      refuseConflicts(plan);
      if (plan.isEmpty()) {
        return done;
      }
      done.addAll(execute(statements(found.storage()), changedViews(found)));
    }
    SchemaPlan left = plan();
    if (left.isEmpty()) {
      return done;
    }
    throw new DatabaseException(
        Kind.OTHER, "The schema was updated, but the database still lacks: " + left, null);
  }

  @Override
  public SchemaGrowth grow() {
    return new GrowingSchema(connections, messages, stored, tables, this::model).grow();
  }

  /** As the catalog is now. */
  private Found read() {
    return found(stored::read);
  }

  /** As this process knows it: what it changed itself, and what it met, is in it. */
  private Found known() {
    return found(stored::current);
  }

  private interface Reading {
    TableStorage of(Connection connection) throws SQLException;
  }

  private Found found(Reading reading) {
    try {
      return connections.lend(
          connection -> {
            TableStorage storage = reading.of(connection);
            return new Found(storage, views.made(connection, storage.catalog()));
          });
    } catch (SQLException e) {
      throw messages.explain("reading the catalog of the database", e);
    }
  }

  private List<View> changedViews(Found found) {
    List<View> changed = new ArrayList<>(views.missing(found.catalog()));
    changed.addAll(views.outdated(found.catalog(), found.views()));
    return views.inOrder(changed);
  }

  private SchemaPlan compare(Found found) {
    Catalog catalog = found.catalog();
    TableDifferences differences =
        new TableDifferences(connections.dialect(), found.storage(), tables);
    differences.conflicts.addAll(views.conflicts(catalog));
    views.missing(catalog).forEach(view -> differences.missingViews.add(view.name()));
    views
        .outdated(catalog, found.views())
        .forEach(view -> differences.outdatedViews.add(view.name()));
    return new SchemaPlan(
        differences.missingTables,
        differences.missingColumns,
        differences.conflicts,
        differences.missingIndexes,
        differences.missingViews,
        differences.outdatedViews);
  }

  private void refuseConflicts(SchemaPlan plan) {
    if (!plan.conflicts().isEmpty()) {
      throw new DatabaseException(
          Kind.REFUSED,
          "The database has columns or tables that cannot hold what is defined: "
              + String.join("; ", plan.conflicts())
              + ". fitsql never changes a column's type: alter these by hand, or use another"
              + " database.",
          null);
    }
  }

  private List<String> statements(TableStorage storage) {
    Catalog catalog = storage.catalog();
    List<String> statements = new ArrayList<>();
    for (Table table : storage.physical(tables)) {
      Map<String, CatalogColumn> found = catalog.columns(table.name());
      if (found == null) {
        statements.addAll(model().create(table));
        continue;
      }
      List<Column> missing =
          table.columns().stream().filter(column -> !found.containsKey(column.name())).toList();
      refuseKeys(table, missing);
      if (!missing.isEmpty()) {
        statements.addAll(model().addColumns(table, missing));
      }
      storage
          .missingIndexes(table)
          .forEach(index -> statements.addAll(model().createIndex(table, index)));
    }
    tables.forEach(table -> statements.addAll(storage.reshaping(table)));
    return statements;
  }

  private static void refuseKeys(Table table, List<Column> missing) {
    for (Column column : missing) {
      if (column.role() == Column.Role.KEY) {
        throw new DatabaseException(
            Kind.REFUSED,
            "Table "
                + table.name()
                + " exists without its key column "
                + column.name()
                + ": it is not fitsql's. Use another database.",
            null);
      }
    }
  }

  private RelationalModel model() {
    if (model == null) {
      model = new RelationalModel(connections.registry(), connections.dialect());
    }
    return model;
  }

  private List<String> execute(List<String> statements, List<View> changed) {
    List<String> all = new ArrayList<>(statements);
    changed.forEach(view -> all.add(views.create(view)));
    try {
      return connections.lendForWriting(
          connection -> {
            List<String> done = new DdlRunner(messages).run(connection, all);
            for (View view : changed) {
              views.remember(connection, view);
            }
            return done;
          });
    } catch (SQLException e) {
      throw messages.explain("changing the schema", e);
    }
  }
}
