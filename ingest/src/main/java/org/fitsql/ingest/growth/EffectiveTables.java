package org.fitsql.ingest.growth;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.orm.Table;

/** The header tables there are at one moment of a run. Immutable: rows are made of one of these. */
public final class EffectiveTables {
  /** Who names each HDU differently shall not fill the database with tables. */
  static final int MOST_FOUND = 500;

  private static final String REST = "other";

  private final Map<String, Table> datasets;
  private final Map<String, HeaderTable> tables;
  private final Set<String> denied;

  private EffectiveTables(
      Map<String, Table> datasets, Map<String, HeaderTable> tables, Set<String> denied) {
    this.datasets = Map.copyOf(datasets);
    this.tables = Map.copyOf(tables);
    this.denied = Set.copyOf(denied);
  }

  static EffectiveTables none() {
    return new EffectiveTables(Map.of(), Map.of(), Set.of());
  }

  /**
   * These and others, which replace those of the same name.
   *
   * @param lacking names of tables that the database lets nobody make
   */
  EffectiveTables with(Collection<HeaderTable> others, Collection<String> lacking) {
    Map<String, HeaderTable> all = new HashMap<>(tables);
    others.forEach(table -> all.put(table.place().name(), table));
    Set<String> without = new HashSet<>(denied);
    without.addAll(lacking);
    return new EffectiveTables(datasets, all, without);
  }

  EffectiveTables with(InstrumentProfile profile, Table itsDatasets) {
    Map<String, Table> all = new HashMap<>(datasets);
    all.put(profile.id(), itsDatasets);
    return new EffectiveTables(all, tables, denied);
  }

  boolean has(InstrumentProfile profile) {
    return datasets.containsKey(profile.id());
  }

  /** Table {@code datasets} with the filetypes of one instrument. */
  public Table datasets(InstrumentProfile profile) {
    return Objects.requireNonNull(datasets.get(profile.id()), profile.id());
  }

  /** A table; empty where it is not there. */
  public Optional<HeaderTable> table(TablePlace place) {
    return Optional.ofNullable(tables.get(place.name()));
  }

  /** The table of this name; empty where it is not there. */
  public Optional<HeaderTable> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** The table of a definition; empty where the database lets nobody make it. */
  public Optional<HeaderTable> table(TableDefinition definition) {
    return Optional.ofNullable(tables.get(definition.name()));
  }

  /** The child table of repeated keywords; empty where the database lets nobody make it. */
  public Optional<HeaderTable> table(RepeatedKeywords repeated) {
    return Optional.ofNullable(tables.get(repeated.table()));
  }

  /** Whether the database lets nobody make a table. */
  public boolean isDenied(TablePlace place) {
    return denied.contains(place.name());
  }

  /** All of them. */
  public Collection<HeaderTable> all() {
    return tables.values();
  }

  /** The tables that no definition lists. */
  public List<HeaderTable> found() {
    return tables.values().stream().filter(table -> table.place().isFound()).toList();
  }

  /** Which headers the table of a definition is for. */
  public static TablePlace placeOf(InstrumentProfile profile, TableDefinition definition) {
    return TablePlace.of(profile.id(), definition);
  }

  /** Which table the HDUs of an EXTNAME fill that no definition lists. */
  public TablePlace placeOf(String extname) {
    TablePlace own = TablePlace.found(extname);
    return tables.containsKey(own.name()) || found().size() < MOST_FOUND
        ? own
        : TablePlace.found(REST);
  }
}
