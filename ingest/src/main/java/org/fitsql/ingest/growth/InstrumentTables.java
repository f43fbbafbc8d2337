package org.fitsql.ingest.growth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.definitions.sampling.TypeLattice;
import org.fitsql.ingest.catalog.HeaderTables;
import org.fitsql.orm.Column;
import org.fitsql.orm.Table;

/**
 * The header tables that one instrument ought to have: those of its definitions, with the columns
 * and the wider types that earlier runs found.
 */
final class InstrumentTables {
  private final Registry registry;
  private final boolean keepsTypes;
  private final Map<String, HeaderTable> wanted = new LinkedHashMap<>();
  private final Map<String, Set<String>> defined = new LinkedHashMap<>();

  /**
   * @param keepsTypes whether columns of definitions keep the wider types that earlier runs found
   */
  InstrumentTables(InstrumentProfile profile, Registry registry, boolean keepsTypes) {
    this.registry = registry;
    this.keepsTypes = keepsTypes;
    for (TableDefinition table : profile.tables().values()) {
      add(TablePlace.of(profile.id(), table), HeaderTables.table(table), table.columns());
    }
    for (RepeatedKeywords table : profile.repeated()) {
      add(TablePlace.of(profile.id(), table), HeaderTables.table(table), table.columns());
    }
    for (TablePlace found : registry.found()) {
      add(found, HeaderTable.empty(found).table(), List.of());
    }
  }

  private void add(TablePlace place, Table table, List<ColumnDefinition> definition) {
    int own = table.columns().size() - definition.size();
    List<ColumnDefinition> keywords = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ColumnDefinition column : definition) {
      Registry.Entry known = registry.column(place.name(), column.column());
      keywords.add(
          known == null || !keepsTypes
              ? column
              : TableDraft.typed(column, TypeLattice.joined(column.type(), known.column().type())));
      names.add(column.column());
    }
    registry.columns(place.name()).stream()
        .filter(entry -> entry.found() && !names.contains(entry.column().column()))
        .forEach(entry -> keywords.add(entry.column()));
    List<Column> columns = new ArrayList<>(table.columns().subList(0, own));
    keywords.forEach(column -> columns.add(HeaderTables.column(column)));
    wanted.put(
        place.name(),
        new HeaderTable(place, HeaderTables.with(table, columns), keywords, Set.of()));
    defined.put(place.name(), Set.copyOf(names));
  }

  List<HeaderTable> wanted() {
    return List.copyOf(wanted.values());
  }

  /** The columns that the definition of a table lists; none of a found table. */
  Map<String, Set<String>> defined() {
    return defined;
  }
}
