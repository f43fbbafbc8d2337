package org.fitsql.ingest.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.orm.Column;
import org.fitsql.orm.Column.Role;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.Table;

/**
 * Every table of the database for a set of instruments: fitsql's own, described in {@code
 * catalog.txt}, and the header and child tables of each instrument's definitions.
 */
public final class CatalogTables {

  /** Characters of a text in {@code observation_facts}. */
  public static final int LONGEST_FACT = HeaderTables.LONGEST_FACT;

  private final List<InstrumentProfile> profiles;
  private final List<String> filetypes;
  private final Map<String, Table> own;
  private final Table bareDatasets;
  private final Map<String, Table> headerTables = new LinkedHashMap<>();

  public CatalogTables(List<InstrumentProfile> profiles) {
    this.profiles = List.copyOf(profiles);
    Set<String> allFiletypes = new LinkedHashSet<>();
    profiles.forEach(profile -> allFiletypes.addAll(profile.filetypes()));
    filetypes = List.copyOf(allFiletypes);
    own = CatalogFile.read();
    bareDatasets = own("datasets");
    own.put("datasets", datasets(filetypes));
    own.computeIfPresent("observation_facts", (name, table) -> HeaderTables.withFacts(table));
    for (InstrumentProfile profile : profiles) {
      profile.tables().values().forEach(t -> headerTables.put(t.name(), HeaderTables.table(t)));
      profile.repeated().forEach(r -> headerTables.put(r.table(), HeaderTables.table(r)));
    }
  }

  /** The instruments whose tables these are. */
  public List<InstrumentProfile> profiles() {
    return profiles;
  }

  /** Table {@code datasets} with columns for some filetypes. */
  public Table datasets(List<String> filetypes) {
    List<Column> columns = new ArrayList<>(bareDatasets.columns());
    for (String filetype : filetypes) {
      String comment = "name of the " + filetype + " file";
      columns.add(new Column(filetype, ColumnKind.VARCHAR, 255, Role.COMPARED, comment));
    }
    return CatalogFile.with(bareDatasets, List.copyOf(columns), bareDatasets.indexes());
  }

  /** All tables, parents before children. */
  public List<Table> all() {
    List<Table> all = new ArrayList<>();
    all.add(own("master"));
    all.add(own("datasets"));
    all.addAll(headerTables.values());
    own.values().stream().filter(table -> !all.contains(table)).forEach(all::add);
    return List.copyOf(all);
  }

  /**
   * fitsql's own tables as every database has them, parents before children; {@code datasets}
   * without filetypes, which come with the first file of an instrument.
   */
  public List<Table> base() {
    Map<String, Table> base = new LinkedHashMap<>(own);
    base.put("datasets", bareDatasets);
    return List.copyOf(base.values());
  }

  /** The header tables and their child tables, whose rows come from cards alone. */
  public List<Table> headers() {
    return List.copyOf(headerTables.values());
  }

  /** The tables whose columns hang on definitions: header tables, their child tables, datasets. */
  public List<Table> ofDefinitions() {
    List<Table> tables = new ArrayList<>(headerTables.values());
    tables.add(0, own("datasets"));
    return List.copyOf(tables);
  }

  /** One of fitsql's own tables; it must exist. */
  public Table own(String name) {
    return Objects.requireNonNull(own.get(name), name);
  }

  /** The table of a definition of one of the profiles. */
  public Table header(TableDefinition definition) {
    return Objects.requireNonNull(headerTables.get(definition.name()), definition.name());
  }

  /** The child table of repeated keywords of one of the profiles. */
  public Table repeated(RepeatedKeywords repeated) {
    return Objects.requireNonNull(headerTables.get(repeated.table()), repeated.table());
  }

  /** Filetypes that have a column in {@code datasets}, in order. */
  public List<String> filetypes() {
    return filetypes;
  }
}
