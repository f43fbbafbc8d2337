package org.fitsql.cli.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.CatalogVersion;
import org.fitsql.ingest.catalog.HeaderLayout;
import org.fitsql.ingest.catalog.PeopleViews;
import org.fitsql.ingest.catalog.PresentInstruments;
import org.fitsql.orm.Database;
import org.fitsql.orm.Migration;
import org.fitsql.orm.SchemaDifference;
import org.fitsql.orm.SchemaDifference.MissingColumn;
import org.fitsql.orm.SchemaDifference.MissingTable;
import org.fitsql.orm.SchemaPlan;
import org.fitsql.orm.Table;

/**
 * How a database stands against the definitions.
 *
 * @param database its URL
 * @param current version of fitsql's own tables in it; empty where it has none
 * @param latest version that this program makes
 * @param newer in words, that the database is newer than this program; empty where it is not
 * @param pending migrations that it needs
 * @param differences all that differs
 */
public record SchemaStatus(
    String database,
    OptionalInt current,
    int latest,
    String newer,
    List<Migration> pending,
    List<DifferenceWords> differences) {

  /** Asks the database. */
  public static SchemaStatus of(String url, Database database, List<InstrumentProfile> profiles) {
    CatalogVersion version = new CatalogVersion(database);
    List<InstrumentProfile> present = PresentInstruments.of(database, profiles);
    CatalogTables tables = new CatalogTables(present);
    Set<String> headers = tables.headers().stream().map(Table::name).collect(Collectors.toSet());
    List<SchemaDifference> found = database.schema(tables.all()).differences();
    boolean registered = !found.contains(new MissingTable("header_tables"));
    Map<String, String> origins = registered ? Registered.origins(database) : Map.of();
    List<DifferenceWords> words = new ArrayList<>();
    for (SchemaDifference difference : found) {
      String table = Registered.whole(difference.table());
      String origin = origins.getOrDefault(table + "." + columnOf(difference), "");
      words.add(DifferenceWords.of(difference, headers.contains(table), origin));
    }
    if (registered && !version.isNewer() && found.stream().noneMatch(SchemaStatus::ofRegistry)) {
      words.addAll(Registered.tables(database));
    }
    if (!present.isEmpty() && found.stream().noneMatch(MissingTable.class::isInstance)) {
      words.addAll(views(database, profiles));
    }
    return new SchemaStatus(
        url,
        version.current(),
        version.latest(),
        version.isNewer() ? version.newer() : "",
        version.pending(),
        List.copyOf(words));
  }

  private static List<DifferenceWords> views(Database database, List<InstrumentProfile> profiles) {
    SchemaPlan plan =
        database.schema(List.of(), PeopleViews.of(HeaderLayout.read(database, profiles))).plan();
    List<DifferenceWords> words = new ArrayList<>();
    plan.missingViews().forEach(view -> words.add(DifferenceWords.view("missing", view)));
    plan.outdatedViews().forEach(view -> words.add(DifferenceWords.view("outdated", view)));
    return words;
  }

  /** A registry of an earlier version, which cannot be asked all that this one can. */
  private static boolean ofRegistry(SchemaDifference difference) {
    return difference instanceof MissingColumn && difference.table().equals("header_tables");
  }

  private static String columnOf(SchemaDifference difference) {
    if (difference instanceof SchemaDifference.ExtraColumn column) {
      return column.column();
    }
    return difference instanceof SchemaDifference.OtherType type ? type.column() : "";
  }

  /** Whether nothing is to be done. */
  public boolean isEqual() {
    return newer.isEmpty()
        && current.isPresent()
        && pending.isEmpty()
        && differences.stream().noneMatch(DifferenceWords::counts);
  }

  private Set<String> rebuild() {
    return differences.stream()
        .filter(DifferenceWords::rebuild)
        .map(DifferenceWords::table)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(versions());
    pending.forEach(
        migration ->
            lines.add("migration " + migration.version() + ": " + migration.description()));
    differences.forEach(difference -> lines.add(difference.line()));
    if (!rebuild().isEmpty()) {
      lines.add(
          "To make anew from stored cards: fitsql schema migrate --rebuild --tables "
              + String.join(",", rebuild()));
    }
    lines.add(conclusion());
    return lines;
  }

  private String versions() {
    if (!newer.isEmpty()) {
      return "In " + database + " " + newer + ".";
    }
    return current.isEmpty()
        ? database + " has no tables of fitsql yet; this fitsql makes version " + latest + "."
        : "fitsql's own tables in %s are version %d; this fitsql makes version %d."
            .formatted(database, current.getAsInt(), latest);
  }

  private String conclusion() {
    if (!newer.isEmpty()) {
      return "Use the newer fitsql; this one only reads here.";
    }
    return isEqual()
        ? "Definitions and database agree."
        : "They differ. `fitsql schema migrate` does what is said above.";
  }

  /** For programs. */
  public Map<String, Object> json() {
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("database", current.isPresent() ? current.getAsInt() : null);
    versions.put("program", latest);
    versions.put(
        "pending",
        pending.stream()
            .map(m -> Map.of("version", m.version(), "description", m.description()))
            .toList());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("database", database);
    json.put("version", versions);
    json.put("differences", differences.stream().map(DifferenceWords::json).toList());
    json.put("rebuild", List.copyOf(rebuild()));
    json.put("equal", isEqual());
    return json;
  }
}
