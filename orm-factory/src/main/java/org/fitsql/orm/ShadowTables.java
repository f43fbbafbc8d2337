package org.fitsql.orm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables beside those that are read, to be filled and then to take their place. A table that has no
 * row, gets none and has the columns it should have is left alone. Until {@link #swap} readers see
 * the old rows; from then on the new, of all tables at once. A process that ends before leaves the
 * old tables in place, one that ends after leaves the new; {@link #recover} removes what else it
 * left. Whoever makes them holds the run lock.
 */
public final class ShadowTables implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShadowTables.class);

  private final Connections connections;
  private final FaultMessages messages;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Map<String, Table> shadows = new ConcurrentHashMap<>();
  private @Nullable RelationalModel model;
  private boolean swapped;

  private ShadowTables(Connections connections, FaultMessages messages, List<Table> tables) {
    this.connections = connections;
    this.messages = messages;
    tables.forEach(table -> this.tables.put(table.name(), table));
  }

  /** Clears away what an interrupted process left; shadows are made when they are asked for. */
  static ShadowTables create(Connections connections, FaultMessages messages, List<Table> tables) {
    ShadowTables made = new ShadowTables(connections, messages, tables);
    made.recover();
    return made;
  }

  /** What an interrupted process left of tables, cleared away; see {@link Database#recover}. */
  static List<String> recover(Connections connections, FaultMessages messages, List<Table> tables) {
    return new ShadowTables(connections, messages, tables).recover();
  }

  /** The shadow of a table, with the same columns; made where it is not there yet. */
  public Table of(Table table) {
    Table known = shadows.get(table.name());
    return known != null ? known : make(Objects.requireNonNull(tables.get(table.name())));
  }

  private synchronized Table make(Table table) {
    return shadows.computeIfAbsent(
        table.name(),
        name -> {
          if (model == null) {
            model = new RelationalModel(connections.registry(), dialect());
          }
          Table shadow = table.named(ShadowSql.Names.of(name).shadow());
          run("making a table to fill", model.create(shadow));
          return shadow;
        });
  }

  /**
   * Puts the shadows in the place of the tables and drops what was there.
   *
   * @throws DatabaseException where the database refuses; what is read then is the old, or the new
   */
  public void swap() {
    Catalog before = catalog();
    tables.values().stream().filter(table -> !isAsWanted(table, before)).forEach(this::of);
    List<ShadowSql.Names> names =
        tables.keySet().stream().filter(shadows::containsKey).map(ShadowSql.Names::of).toList();
    Catalog catalog = catalog();
    run("putting the filled tables in place", dialect().shadows().swap(names, catalog));
    swapped = true;
    recover();
  }

  /** Whether a table that got no row has none, and the columns that it should have. */
  private boolean isAsWanted(Table table, Catalog catalog) {
    return new SchemaComparison(dialect(), catalog).of(List.of(table)).isEmpty()
        && isEmpty(table.name());
  }

  private boolean isEmpty(String table) {
    try {
      return connections.lend(
          connection -> {
            try (Statement statement = connection.createStatement();
                ResultSet row =
                    statement.executeQuery(
                        "SELECT 1 FROM " + dialect().quote(table) + " LIMIT 1")) {
              return !row.next();
            }
          });
    } catch (SQLException e) {
      throw messages.explain("looking for rows of " + table, e);
    }
  }

  /** Finishes swaps that were begun and drops shadows that were not. */
  private List<String> recover() {
    List<String> done = new ArrayList<>();
    Catalog catalog = catalog();
    for (Table table : tables.values()) {
      done.addAll(recover(table, ShadowSql.Names.of(table.name()), catalog));
    }
    return done;
  }

  private List<String> recover(Table table, ShadowSql.Names names, Catalog catalog) {
    ShadowSql sql = dialect().shadows();
    List<String> statements = new ArrayList<>();
    boolean hasShadow = catalog.hasTable(names.shadow());
    boolean hasOld = catalog.hasTable(names.old());
    if (hasShadow && hasOld && !catalog.hasTable(names.table())) {
      // between the two renames of a swap: the shadow is complete
      run("finishing a swap", sql.swap(List.of(names), catalog));
      return recover(table, names, catalog());
    }
    if (hasOld || catalog.hasReference(names.table(), referenceOf(names.shadow()))) {
      statements.addAll(sql.settle(table, names, catalog));
      statements.add(sql.drop(names.old()));
    }
    if (hasShadow) {
      statements.add(sql.drop(names.shadow()));
    }
    return run("clearing away tables of an interrupted rebuild", statements);
  }

  private static String referenceOf(String table) {
    return RelationalModel.referenceName(table);
  }

  private SqlDialect dialect() {
    return connections.dialect();
  }

  private Catalog catalog() {
    try {
      return connections.lend(connection -> Catalog.read(connection, dialect()));
    } catch (SQLException e) {
      throw messages.explain("reading the catalog of the database", e);
    }
  }

  private List<String> run(String doing, List<String> statements) {
    if (statements.isEmpty()) {
      return statements;
    }
    try {
      return connections.lend(connection -> runOn(connection, statements));
    } catch (SQLException e) {
      throw messages.explain(doing, e);
    }
  }

  private static List<String> runOn(Connection connection, List<String> statements)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        LOG.debug("{}", sql);
        statement.execute(sql);
      }
    }
    return statements;
  }

  /** Drops the shadows, unless they have taken the place of the tables. */
  @Override
  public void close() {
    if (!swapped) {
      recover();
    }
  }
}
