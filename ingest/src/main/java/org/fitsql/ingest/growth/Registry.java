package org.fitsql.ingest.growth;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Tables {@code header_tables} and {@code header_columns}. Writes only rows that differ from what
 * it read or wrote last, and never the columns in which rows are counted.
 */
final class Registry {
  private static final int ATTEMPTS = 5;

  private final Database database;
  private final StoredRegistry stored;
  private final RegistryRows rows;
  private final Map<String, TablePlace> places = new HashMap<>();
  private final Map<String, String> outdated = new HashMap<>();
  private final Map<String, Map<String, Entry>> columns = new HashMap<>();

  /**
   * A column as it is registered.
   *
   * @param found whether no definition lists it
   */
  record Entry(ColumnDefinition column, boolean found) {}

  private Registry(Database database, RegistryRows rows) {
    this.database = database;
    this.stored = new StoredRegistry(database);
    this.rows = rows;
  }

  static Registry read(Database database, CatalogTables tables, String run, LocalDateTime now) {
    Registry registry = new Registry(database, new RegistryRows(tables, run, now));
    registry.stored.tables(
        (place, outdated) -> {
          registry.places.put(place.name(), place);
          registry.outdated.put(place.name(), outdated);
        });
    registry.stored.columns(registry::remember);
    return registry;
  }

  /** The tables that no definition lists. */
  List<TablePlace> found() {
    return places.values().stream().filter(TablePlace::isFound).toList();
  }

  /** The columns of a table, in the order in which they came. */
  Collection<Entry> columns(String table) {
    return columns.getOrDefault(table, Map.of()).values();
  }

  @Nullable Entry column(String table, String column) {
    return columns.getOrDefault(table, Map.of()).get(column);
  }

  /**
   * A table to be registered.
   *
   * @param defined names of the columns that a definition lists
   * @param wishes what asked for a column, by column; may lack some
   */
  record Registration(HeaderTable table, Set<String> defined, Map<String, Wish> wishes) {
    String name() {
      return table.place().name();
    }
  }

  /**
   * Registers tables and their columns, as far as they are not: in one transaction, as the first
   * file of an instrument brings a hundred of them.
   */
  void write(List<Registration> registrations) {
    List<Unit> units = new ArrayList<>();
    Map<String, String> lacking = new LinkedHashMap<>();
    for (Registration registration : registrations) {
      String name = registration.name();
      boolean known = places.containsKey(name);
      List<String> newer = new ArrayList<>();
      List<RowChange> changes = changes(registration, newer);
      if (!changes.isEmpty()) {
        units.add(new Unit("registry of " + name, changes));
      }
      if (!newer.isEmpty() && stored.hasRows(name) && !stored.hasColumns(name, newer)) {
        lacking.put(
            name,
            known
                ? "the definition has columns that are newer than rows: " + String.join(", ", newer)
                : "it has rows of a time when unknown keywords got no columns");
      }
    }
    commit(units);
    lacking.forEach(this::outdate);
  }

  /**
   * What the registry lacks of a table.
   *
   * @param newer gets the names of those of its columns that no wish asked for
   */
  private List<RowChange> changes(Registration registration, List<String> newer) {
    List<RowChange> changes = new ArrayList<>();
    TablePlace place = registration.table().place();
    String name = place.name();
    if (!place.equals(places.put(name, place))) {
      changes.add(rows.of(place));
    }
    for (ColumnDefinition column : registration.table().keywords()) {
      boolean found = !registration.defined().contains(column.column());
      Entry entry = new Entry(RegistryRows.registered(column), found);
      if (!entry.equals(column(name, column.column()))) {
        Wish wish = registration.wishes().get(column.column());
        changes.add(rows.of(name, entry.column(), found, wish));
        remember(name, entry);
        if (wish == null) {
          newer.add(column.column());
        }
      }
    }
    return changes;
  }

  private void remember(String table, Entry entry) {
    columns
        .computeIfAbsent(table, name -> new LinkedHashMap<>())
        .put(entry.column().column(), entry);
  }

  /**
   * Registers a table that was made anew with all its rows; forgets columns that it has no longer.
   */
  void replace(Registration registration) {
    String name = registration.name();
    Set<String> there = new HashSet<>();
    registration.table().keywords().forEach(column -> there.add(column.column()));
    List<RowChange> gone = new ArrayList<>();
    Map<String, Entry> known = columns.getOrDefault(name, Map.of());
    for (String column : known.keySet()) {
      if (!there.contains(column)) {
        gone.add(rows.removal(name, column));
      }
    }
    known.keySet().retainAll(there);
    if (!gone.isEmpty()) {
      commit(List.of(new Unit("registry of " + name, gone)));
    }
    write(List.of(registration));
    outdate(name, "");
  }

  /**
   * Notes why a table has rows that lack what their cards say, so that a rebuild is due.
   *
   * @param why in words, or an empty string where nothing is lacking
   */
  void outdate(String table, String why) {
    if (places.containsKey(table) && !why.equals(outdated.getOrDefault(table, ""))) {
      outdated.put(table, why);
      commit(List.of(new Unit("registry of " + table, List.of(rows.outdated(table, why)))));
    }
  }

  private void commit(List<Unit> units) {
    List<Unit> left = units;
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      List<UnitOutcome.Refused> refused =
          database.write(left).stream()
              .filter(UnitOutcome.Refused.class::isInstance)
              .map(UnitOutcome.Refused.class::cast)
              .toList();
      left = refused.stream().map(UnitOutcome.Refused::unit).toList();
      // another process may insert the same row meanwhile, which H2 finds only when it is too late
      if (!left.isEmpty() && attempt == ATTEMPTS) {
        DatabaseException cause = refused.get(0).cause();
        throw new DatabaseException(
            cause.kind(),
            "The %s could not be written: %s".formatted(left.get(0).name(), cause.getMessage()),
            cause);
      }
    }
  }
}
