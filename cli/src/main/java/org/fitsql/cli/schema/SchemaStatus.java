package org.fitsql.cli.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.CatalogVersion;
import org.fitsql.orm.Database;
import org.fitsql.orm.Migration;
import org.fitsql.orm.SchemaDifference;
import org.fitsql.orm.SchemaDifference.MissingTable;
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
  public static SchemaStatus of(String url, Database database, CatalogTables tables) {
    CatalogVersion version = new CatalogVersion(database);
    Set<String> headers = tables.headers().stream().map(Table::name).collect(Collectors.toSet());
    List<SchemaDifference> found = database.schema(tables.all()).differences();
    Map<String, String> origins = origins(database, found);
    return new SchemaStatus(
        url,
        version.current(),
        version.latest(),
        version.isNewer() ? version.newer() : "",
        version.pending(),
        found.stream()
            .map(
                difference ->
                    DifferenceWords.of(
                        difference,
                        headers.contains(difference.table()),
                        origins.getOrDefault(columnOf(difference), "")))
            .toList());
  }

  private static String columnOf(SchemaDifference difference) {
    if (difference instanceof SchemaDifference.ExtraColumn column) {
      return column.table() + "." + column.column();
    }
    return difference instanceof SchemaDifference.OtherType type
        ? type.table() + "." + type.column()
        : "";
  }

  /** Where columns come from that ingest found in files. */
  private static Map<String, String> origins(Database database, List<SchemaDifference> found) {
    Map<String, String> origins = new HashMap<>();
    if (found.stream().anyMatch(MissingTable.class::isInstance)
        && found.contains(new MissingTable("header_columns"))) {
      return origins;
    }
    database.forEach(
        "select table_name, column_name, keyword, path from header_columns where origin = 'found'",
        List.of(),
        row ->
            origins.put(
                row.text(1) + "." + row.text(2),
                "found by ingest as %s in %s"
                    .formatted(
                        Objects.requireNonNullElse(row.text(3), "?"),
                        Objects.requireNonNullElse(row.text(4), "a file"))));
    return origins;
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
