package org.fitsql.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fitsql.orm.DatabaseException.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables and views wanted, held against the database's catalog. */
final class CatalogSchema implements Schema {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogSchema.class);
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
  public List<String> update() {
    List<String> done = new ArrayList<>();
    // a second process may create the same tables meanwhile: what counts is what is there after
    for (int round = 1; round <= ROUNDS; round++) {
      Found found = read();
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

  private Found read() {
    try {
      return connections.lend(
          connection -> {
            TableStorage storage = stored.read(connection);
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
    List<String> missingTables = new ArrayList<>();
    List<String> missingColumns = new ArrayList<>();
    List<String> conflicts = new ArrayList<>();
    List<String> missingIndexes = new ArrayList<>();
    for (Table table : found.storage().physical(tables)) {
      Map<String, CatalogColumn> columns = catalog.columns(table.name());
      if (columns == null) {
        missingTables.add(table.name());
        continue;
      }
      for (Column column : table.columns()) {
        CatalogColumn there = columns.get(column.name());
        String name = table.name() + "." + column.name();
        if (there == null) {
          missingColumns.add(name);
        } else {
          connections
              .dialect()
              .conflict(column, there)
              .ifPresent(words -> conflicts.add(name + " is " + words));
        }
      }
      missingIndexes(table, catalog)
          .forEach(i -> missingIndexes.add(table.name() + "." + i.name()));
    }
    conflicts.addAll(views.conflicts(catalog));
    return new SchemaPlan(
        missingTables,
        missingColumns,
        conflicts,
        missingIndexes,
        names(views.missing(catalog), unviewed(found, false)),
        names(views.outdated(catalog, found.views()), unviewed(found, true)));
  }

  /** Tables stored as parts whose view is missing, or there without all their columns. */
  private List<String> unviewed(Found found, boolean there) {
    return tables.stream()
        .map(found.storage()::of)
        .filter(table -> table.isSplit() && !found.storage().hasWholeView(table))
        .filter(table -> found.catalog().isView(table.name()) == there)
        .map(StoredTable::name)
        .toList();
  }

  private static List<String> names(List<View> views, List<String> ofTables) {
    return Stream.concat(ofTables.stream(), views.stream().map(View::name)).toList();
  }

  private static List<Table.Index> missingIndexes(Table table, Catalog catalog) {
    return table.indexes().stream()
        .filter(index -> !catalog.hasIndex(table.name(), RelationalModel.indexName(table, index)))
        .toList();
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
      missingIndexes(table, catalog)
          .forEach(index -> statements.addAll(model().createIndex(table, index)));
    }
    statements.addAll(storage.reshaping(tables));
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
      return connections.lend(
          connection -> {
            List<String> done = executeAll(connection, all);
            for (View view : changed) {
              views.remember(connection, view);
            }
            return done;
          });
    } catch (SQLException e) {
      throw messages.explain("changing the schema", e);
    }
  }

  private List<String> executeAll(Connection connection, List<String> statements)
      throws SQLException {
    List<String> done = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        LOG.debug("{}", sql);
        try {
          statement.execute(sql);
          done.add(sql);
        } catch (SQLException e) {
          tolerate(e, sql, statements.subList(statements.indexOf(sql), statements.size()));
        }
      }
    }
    return done;
  }

  /** Passes over what another process created first; all else is told with the statement. */
  private void tolerate(SQLException e, String sql, List<String> left) {
    switch (messages.classify(e)) {
      case EXISTS -> LOG.debug("Another process was first: {}", sql);
      case NO_PRIVILEGE, READ_ONLY -> {
        String reason = messages.explain("changing the schema", e).getMessage();
        throw new DatabaseException(
            Kind.REFUSED,
            reason
                + " Or let the administrator run these statements:\n"
                + String.join(";\n", left)
                + ";",
            e);
      }
      default -> throw messages.explain("running " + QueryRunner.shown(sql), e);
    }
  }
}
