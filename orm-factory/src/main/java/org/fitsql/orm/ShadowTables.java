package org.fitsql.orm;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tables beside those that are read, to be filled, to grow meanwhile, and then to take their place.
 * A table that has no row, gets none and has the columns it should have is left alone. Until {@link
 * #swap} readers see the old rows; from then on the new, of all tables at once (but for a table
 * that becomes one of several parts by that, or ceases to be: it has no name for a moment). A
 * process that ends before leaves the old tables in place, one that ends after leaves the new;
 * {@link Database#recover} removes what else it left. Whoever makes them holds the run lock.
 * Thread-safe.
 */
public final class ShadowTables implements AutoCloseable {

  /** A table as its rows are made, and its shadow. */
  private record Shape(Table table, Table shadow) {}

  private final ShadowStatements statements;
  private final Connections connections;
  private final FaultMessages messages;
  private final StoredTables stored;

  /** As they are wanted by now, with all that they have grown. */
  private final Map<String, Table> tables = new LinkedHashMap<>();

  private final Map<String, Shape> shapes = new ConcurrentHashMap<>();
  private @Nullable RelationalModel model;
  private boolean swapped;

  private ShadowTables(
      Connections connections, FaultMessages messages, StoredTables stored, List<Table> tables) {
    this.connections = connections;
    this.messages = messages;
    this.stored = stored;
    this.statements = new ShadowStatements(connections, messages);
    tables.forEach(table -> this.tables.put(table.name(), table));
  }

  /** Clears away what an interrupted process left; shadows are made when they are asked for. */
  static ShadowTables create(
      Connections connections, FaultMessages messages, StoredTables stored, List<Table> tables) {
    recover(connections, messages, stored, tables);
    return new ShadowTables(connections, messages, stored, tables);
  }

  /** What an interrupted process left of tables, cleared away; see {@link Database#recover}. */
  static List<String> recover(
      Connections connections, FaultMessages messages, StoredTables stored, List<Table> tables) {
    try {
      // reading the catalog of a large database takes a while: what is read here serves whoever
      // comes next, unless something was done
      Catalog catalog = connections.lend(connection -> stored.read(connection).catalog());
      List<String> done = new ShadowStatements(connections, messages).recover(tables, catalog);
      if (!done.isEmpty()) {
        stored.forget();
      }
      return done;
    } catch (SQLException e) {
      throw messages.explain("reading the catalog of the database", e);
    }
  }

  /** The shadow of a table, with the same columns; made where it is not there yet. */
  public Table of(Table table) {
    Shape known = shapes.get(table.name());
    if (known != null && known.table() == table) {
      return known.shadow();
    }
    Shape shape = new Shape(table, table.named(nameOf(table)));
    make(table.name());
    shapes.put(table.name(), shape);
    return shape.shadow();
  }

  private static String nameOf(Table table) {
    return ShadowSql.Names.of(table.name()).shadow();
  }

  private synchronized void make(String name) {
    Table table = Objects.requireNonNull(tables.get(name), name);
    if (shapes.containsKey(name)) {
      return;
    }
    if (model == null) {
      model = new RelationalModel(connections.registry(), connections.dialect());
    }
    statements.make(table.named(nameOf(table)), model);
    shapes.put(name, new Shape(table, table.named(nameOf(table))));
  }

  /**
   * Takes note of what tables are to be, and gives their shadows what they lack, as {@link
   * Schema#grow} does.
   *
   * @return what the shadows have, by the names of the tables; of one that is not made yet, what it
   *     will have
   */
  public synchronized SchemaGrowth grow(List<Table> wanted) {
    Map<String, String> names = new HashMap<>();
    Map<String, Map<String, ColumnKind>> columns = new HashMap<>();
    List<Table> made = new ArrayList<>();
    for (Table table : wanted) {
      tables.put(table.name(), table);
      if (shapes.containsKey(table.name())) {
        made.add(table.named(nameOf(table)));
        names.put(nameOf(table), table.name());
      } else {
        columns.put(
            table.name(),
            table.columns().stream().collect(Collectors.toMap(Column::name, Column::type)));
      }
    }
    if (made.isEmpty()) {
      return new SchemaGrowth(List.of(), List.of(), columns);
    }
    SchemaGrowth grown = new CatalogSchema(connections, messages, stored, made, List.of()).grow();
    grown
        .columns()
        .forEach(
            (shadow, kinds) -> {
              String name = names.get(shadow);
              if (name != null) {
                columns.put(name, kinds);
              }
            });
    return new SchemaGrowth(grown.done(), grown.denied(), columns);
  }

  /**
   * Puts the shadows in the place of the tables and drops what was there.
   *
   * @return the tables that were replaced
   * @throws DatabaseException where the database refuses; what is read then is the old, or the new
   */
  public synchronized List<String> swap() {
    for (Table table : statements.lacking(List.copyOf(tables.values()), shapes.keySet())) {
      make(table.name());
    }
    List<Table> replaced =
        tables.values().stream().filter(table -> shapes.containsKey(table.name())).toList();
    statements.swap(replaced);
    swapped = true;
    stored.forget();
    return replaced.stream().map(Table::name).toList();
  }

  /** Drops the shadows, unless they have taken the place of the tables. */
  @Override
  public synchronized void close() {
    if (!swapped) {
      recover(connections, messages, stored, List.copyOf(tables.values()));
      stored.forget();
    }
  }
}
