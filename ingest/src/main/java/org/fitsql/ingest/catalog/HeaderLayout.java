package org.fitsql.ingest.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.orm.Database;
import org.jspecify.annotations.Nullable;

/**
 * The header tables that a database has and their columns, those of definition files and those
 * found by ingest: of each detector and filetype the table of the primary HDU first.
 */
public final class HeaderLayout {
  private static final String COLUMNS =
      "SELECT LOWER(table_name), LOWER(column_name) FROM information_schema.columns"
          + " WHERE table_schema = SCHEMA() ORDER BY table_name, ordinal_position";
  private static final String REGISTERED =
      "SELECT name, detector, filetype, extension, extname FROM header_tables"
          + " WHERE detector IS NOT NULL AND filetype IS NOT NULL ORDER BY name";

  private static final String FOUND =
      "SELECT name, extname FROM header_tables WHERE detector IS NULL AND extname IS NOT NULL"
          + " ORDER BY name";

  private HeaderLayout() {}

  /**
   * The tables of HDUs that have no header table of their own: one per EXTNAME, with a row per HDU
   * of any detector and filetype.
   */
  public static List<LaidTable> found(Database database) {
    Map<String, Set<String>> columns = columns(database);
    Map<String, LaidTable> laid = new LinkedHashMap<>();
    if (columns.containsKey("header_tables")) {
      database.forEach(
          FOUND,
          List.of(),
          row -> add(laid, columns, text(row.text(1)), "", "", null, row.text(2)));
    }
    return laid.values().stream().filter(table -> table.extname() != null).toList();
  }

  /** The tables of a database that has those of definitions and no others, in the same order. */
  public static List<LaidTable> defined(List<InstrumentProfile> profiles) {
    List<LaidTable> laid = new ArrayList<>();
    for (InstrumentProfile profile : profiles) {
      for (TableDefinition table : profile.tables().values()) {
        Set<String> columns = new LinkedHashSet<>();
        HeaderTables.table(table).columns().forEach(column -> columns.add(column.name()));
        laid.add(
            new LaidTable(
                table.name(),
                table.detector(),
                table.filetype(),
                (long) table.extension(),
                null,
                columns));
      }
    }
    return laid.stream().sorted(inOrder()).toList();
  }

  /** The tables, ordered by detector and filetype and in each by extension. */
  public static List<LaidTable> read(Database database, List<InstrumentProfile> profiles) {
    Map<String, Set<String>> columns = columns(database);
    Map<String, LaidTable> laid = new LinkedHashMap<>();
    for (InstrumentProfile profile : profiles) {
      profile
          .tables()
          .values()
          .forEach(
              table ->
                  add(
                      laid,
                      columns,
                      table.name(),
                      table.detector(),
                      table.filetype(),
                      (long) table.extension(),
                      null));
    }
    if (columns.containsKey("header_tables")) {
      database.forEach(
          REGISTERED,
          List.of(),
          row ->
              add(
                  laid,
                  columns,
                  text(row.text(1)),
                  text(row.text(2)),
                  text(row.text(3)),
                  row.whole(4),
                  row.text(5)));
    }
    return laid.values().stream().sorted(inOrder()).toList();
  }

  private static void add(
      Map<String, LaidTable> laid,
      Map<String, Set<String>> columns,
      String name,
      String detector,
      String filetype,
      @Nullable Long extension,
      @Nullable String extname) {
    Set<String> there = columns.get(name);
    if (there != null && there.contains("rootname")) {
      String named = extname == null || extname.isEmpty() ? null : extname.toUpperCase(Locale.ROOT);
      laid.putIfAbsent(name, new LaidTable(name, detector, filetype, extension, named, there));
    }
  }

  private static Map<String, Set<String>> columns(Database database) {
    Map<String, Set<String>> columns = new LinkedHashMap<>();
    database.forEach(
        COLUMNS,
        List.of(),
        row ->
            columns
                .computeIfAbsent(text(row.text(1)), table -> new LinkedHashSet<>())
                .add(text(row.text(2))));
    return columns;
  }

  private static Comparator<LaidTable> inOrder() {
    return Comparator.comparing(LaidTable::detector)
        .thenComparing(LaidTable::filetype)
        .thenComparing(table -> table.extension() == null ? Long.MAX_VALUE : table.extension())
        .thenComparing(LaidTable::name);
  }

  /** The same by detector and filetype. */
  public static List<List<LaidTable>> byKind(List<LaidTable> tables) {
    return new ArrayList<>(
        tables.stream()
            .collect(
                Collectors.groupingBy(LaidTable::kind, LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNull(value);
  }
}
