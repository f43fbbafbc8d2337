package org.fitsql.orm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fitsql.orm.ShadowSql.Names;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, swaps and clears away shadows, which may be stored as parts like the tables. */
final class ShadowStatements {
  private static final Logger LOG = LoggerFactory.getLogger(ShadowStatements.class);

  private final Connections connections;
  private final FaultMessages messages;

  ShadowStatements(Connections connections, FaultMessages messages) {
    this.connections = connections;
    this.messages = messages;
  }

  /** Makes a shadow of which nothing is there. */
  void make(Table shadow, RelationalModel model) {
    run("making a table to fill", model.createAll(List.of(shadow)));
  }

  /** Tables without a shadow that have rows, or are not what they should be. */
  List<Table> lacking(List<Table> tables, Set<String> shadowed) {
    Catalog catalog = catalog();
    return tables.stream()
        .filter(table -> !shadowed.contains(table.name()) && !isAsWanted(table, catalog))
        .toList();
  }

  private boolean isAsWanted(Table table, Catalog catalog) {
    List<Table> physical = new TableStorage(dialect(), catalog).physical(List.of(table));
    return new SchemaComparison(dialect(), catalog).of(physical).isEmpty()
        && isEmpty(SqlName.fitted(table.name()));
  }

  private boolean isEmpty(String table) {
    String sql = "SELECT 1 FROM " + dialect().quote(table) + " LIMIT 1";
    try {
      return connections.lend(
          connection -> {
            try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
              return !row.next();
            }
          });
    } catch (SQLException e) {
      throw messages.explain("looking for rows of " + table, e);
    }
  }

  /** Puts shadows in the place of tables, and clears away what was there. */
  void swap(List<Table> tables) {
    Catalog catalog = catalog();
    List<String> statements = new ArrayList<>();
    List<Names> parts = new ArrayList<>();
    for (Table table : tables) {
      Names names = Names.of(table.name());
      dropView(names.shadow(), catalog, statements);
      if (isThere(names.shadow(), catalog)) {
        // of several parts before, and one table now: the view has its name
        dropView(names.table(), catalog, statements);
      }
      parts.addAll(parts(names, catalog));
    }
    statements.addAll(dialect().shadows().swap(parts, catalog));
    run("putting the filled tables in place", statements);
    clear(tables, catalog());
  }

  private void dropView(String name, Catalog catalog, List<String> statements) {
    if (catalog.isView(name)) {
      statements.add("DROP VIEW IF EXISTS " + dialect().quote(name));
    }
  }

  private static boolean isThere(String name, Catalog catalog) {
    return catalog.hasTable(name) && !catalog.isView(name);
  }

  /** The names of all that tables, shadows and what they replaced are stored as. */
  private static List<Names> parts(Names names, Catalog catalog) {
    Set<Integer> numbers = new TreeSet<>();
    for (String name : List.of(names.table(), names.shadow(), names.old())) {
      if (isThere(name, catalog)) {
        numbers.add(0);
      }
      for (int i = 1; isThere(SqlName.part(name, i), catalog); i++) {
        numbers.add(i);
      }
    }
    return numbers.stream().map(names::part).toList();
  }

  /**
   * Finishes swaps that were begun and drops shadows that were not.
   *
   * @param catalog as it is now; what is done here is not in it
   */
  List<String> recover(List<Table> tables, Catalog catalog) {
    return clear(tables, finishesRenames(tables, catalog) ? catalog() : catalog);
  }

  /** Drops what was replaced and shadows, and gives what was swapped the names it should have. */
  private List<String> clear(List<Table> tables, Catalog catalog) {
    List<String> left = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    for (Table table : tables) {
      Names names = Names.of(table.name());
      dropView(names.shadow(), catalog, statements);
      for (Names part : parts(names, catalog)) {
        Stream.of(part.old(), part.shadow())
            .filter(name -> isThere(name, catalog))
            .forEach(left::add);
      }
    }
    if (!left.isEmpty()) {
      // what was replaced gives up the names of its foreign keys and indexes
      statements.add(dialect().shadows().drop(left));
    }
    tables.forEach(table -> settle(table, catalog, statements));
    return run("clearing away tables of a rebuild", statements);
  }

  private boolean finishesRenames(List<Table> tables, Catalog catalog) {
    List<Names> between =
        tables.stream()
            .map(table -> parts(Names.of(table.name()), catalog))
            .filter(parts -> parts.stream().anyMatch(part -> isBetweenRenames(part, catalog)))
            .flatMap(List::stream)
            .toList();
    if (!between.isEmpty()) {
      run("finishing a swap", dialect().shadows().swap(between, catalog));
    }
    return !between.isEmpty();
  }

  private void settle(Table table, Catalog catalog, List<String> statements) {
    List<Names> swapped =
        parts(Names.of(table.name()), catalog).stream()
            .filter(part -> hasShadowsReference(part, catalog))
            .toList();
    if (!swapped.isEmpty()) {
      view(table, catalog, statements);
    }
    for (Names part : swapped) {
      statements.addAll(dialect().shadows().settle(table.named(part.table()), part, catalog));
    }
  }

  private static boolean hasShadowsReference(Names part, Catalog catalog) {
    return catalog.hasReference(part.table(), RelationalModel.referenceName(part.shadow()));
  }

  private static boolean isBetweenRenames(Names part, Catalog catalog) {
    return isThere(part.old(), catalog)
        && isThere(part.shadow(), catalog)
        && !isThere(part.table(), catalog);
  }

  /** The parts may hold other columns than before, of which the view still speaks. */
  private void view(Table table, Catalog catalog, List<String> statements) {
    Table keyed =
        new Table(table.name(), table.comment(), table.key(), table.references(), List.of());
    StoredTable stored = new TableStorage(dialect(), catalog).of(keyed);
    if (stored.isSplit()) {
      statements.add(stored.view(dialect()));
    }
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
      return connections.lendForWriting(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              for (String sql : statements) {
                LOG.debug("{}", sql);
                statement.execute(sql);
              }
            }
            return statements;
          });
    } catch (SQLException e) {
      throw messages.explain(doing, e);
    }
  }
}
