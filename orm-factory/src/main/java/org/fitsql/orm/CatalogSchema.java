package org.fitsql.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fitsql.orm.DatabaseException.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables wanted, held against the database's catalog. */
final class CatalogSchema implements Schema {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogSchema.class);
  private static final int ROUNDS = 3;

  private final Connections connections;
  private final FaultMessages messages;
  private final List<Table> tables;
  private @Nullable RelationalModel model;

  CatalogSchema(Connections connections, FaultMessages messages, List<Table> tables) {
    this.connections = connections;
    this.messages = messages;
    this.tables = RelationalModel.parentsFirst(tables);
  }

  @Override
  public SchemaPlan plan() {
    return compare(readCatalog());
  }

  @Override
  public List<SchemaDifference> differences() {
    return new SchemaComparison(connections.dialect(), readCatalog()).of(tables);
  }

  @Override
  public List<String> missing() {
    return statements(readCatalog());
  }

  @Override
  public List<String> create() {
    return tables.stream().flatMap(table -> model().create(table).stream()).toList();
  }

  @Override
  public List<String> update() {
    List<String> done = new ArrayList<>();
    // a second process may create the same tables meanwhile: what counts is what is there after
    for (int round = 1; round <= ROUNDS; round++) {
      Catalog catalog = readCatalog();
      SchemaPlan plan = compare(catalog);
      refuseConflicts(plan);
      if (plan.isEmpty()) {
        return done;
      }
      done.addAll(execute(statements(catalog)));
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
    return new GrowingSchema(connections, messages, tables, this::model).grow();
  }

  private Catalog readCatalog() {
    try {
      return connections.lend(connection -> Catalog.read(connection, connections.dialect()));
    } catch (SQLException e) {
      throw messages.explain("reading the catalog of the database", e);
    }
  }

  private SchemaPlan compare(Catalog catalog) {
    List<String> missingTables = new ArrayList<>();
    List<String> missingColumns = new ArrayList<>();
    List<String> conflicts = new ArrayList<>();
    List<String> missingIndexes = new ArrayList<>();
    for (Table table : tables) {
      Map<String, CatalogColumn> found = catalog.columns(table.name());
      if (found == null) {
        missingTables.add(table.name());
        continue;
      }
      for (Column column : table.columns()) {
        CatalogColumn there = found.get(column.name());
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
    return new SchemaPlan(missingTables, missingColumns, conflicts, missingIndexes);
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
          "The database has columns of types that cannot hold what is defined: "
              + String.join("; ", plan.conflicts())
              + ". fitsql never changes a column's type: alter these columns by hand, or use another"
              + " database.",
          null);
    }
  }

  private List<String> statements(Catalog catalog) {
    List<String> statements = new ArrayList<>();
    for (Table table : tables) {
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

  private List<String> execute(List<String> statements) {
    try {
      return connections.lend(connection -> executeAll(connection, statements));
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
