package org.fitsql.cli.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fitsql.ingest.cards.DamagedCardsException;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.testkit.TestDatabase;

/**
 * All rows of a database as lines of text, without what may differ between two that hold the same:
 * names of runs, times, and which header the cards were compressed with.
 */
final class DatabaseDump {

  /** Tables about runs themselves, and what cards are compressed with. */
  private static final Set<String> OTHERWISE =
      Set.of("runs", "run_tables", "run_locks", "daemons", "scheduled_tasks", "card_dictionaries");

  private static final Set<String> COMPRESSED = Set.of("run", "dictionary", "cards");

  /** Which file of a run brings a column depends on which worker is faster. */
  private static final Set<String> FOUND_FIRST = Set.of("path", "example");

  private static final int SHOWN = 20;

  private DatabaseDump() {}

  static List<String> of(TestDatabase database) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, List<String>> table : columns(database).entrySet()) {
      String columns =
          String.join(", ", table.getValue().stream().map(n -> quoted(database, n)).toList());
      database.rows("select " + columns + " from " + table.getKey()).stream()
          .map(row -> table.getKey() + " " + table.getValue() + " " + row)
          .sorted()
          .forEach(lines::add);
    }
    lines.addAll(headers(database));
    return lines;
  }

  private static Map<String, List<String>> columns(TestDatabase database) {
    Map<String, List<String>> tables = new TreeMap<>();
    for (List<Object> row :
        database.rows(
            "select c.table_name, c.column_name, c.data_type from information_schema.columns c"
                + " join information_schema.tables t"
                + " on t.table_schema = c.table_schema and t.table_name = c.table_name"
                + " where c.table_schema = schema() and t.table_type = 'BASE TABLE'"
                + " order by c.table_name, c.ordinal_position")) {
      String table = row.get(0).toString();
      String column = row.get(1).toString();
      String type = row.get(2).toString().toLowerCase(Locale.ROOT);
      boolean time = type.startsWith("timestamp") || type.startsWith("datetime");
      boolean first = table.equals("header_columns") && FOUND_FIRST.contains(column);
      if (!first && !OTHERWISE.contains(table) && !COMPRESSED.contains(column) && !time) {
        tables.computeIfAbsent(table, name -> new ArrayList<>()).add(column);
      }
    }
    return tables;
  }

  private static String quoted(TestDatabase database, String column) {
    String quote = database.url().startsWith("jdbc:h2") ? "\"" : "`";
    return quote + column + quote;
  }

  /** Every header of every version that can be expanded to the bytes that its hash is of. */
  private static List<String> headers(TestDatabase test) {
    List<String> lines = new ArrayList<>();
    DatabaseSettings settings = new DatabaseSettings(test.url(), test.user(), test.password());
    try (Database database = Database.open(settings, 2)) {
      StoredHeaders stored = new StoredHeaders(database);
      for (List<Object> file :
          test.rows("select distinct path, version from hdus order by path, version")) {
        String path = file.get(0).toString();
        long version = ((Number) file.get(1)).longValue();
        lines.add("headers " + path + " " + version + " " + expanded(stored, path, version));
      }
    }
    return lines;
  }

  private static String expanded(StoredHeaders stored, String path, long version) {
    try {
      return stored.read(path, version).orElseThrow().hdus().size() + " HDUs";
    } catch (DamagedCardsException e) {
      return "damaged: " + e.getMessage();
    }
  }

  /** Rows that only one of the two has, some of them. */
  static List<String> difference(List<String> undisturbed, List<String> killed) {
    List<String> lines = new ArrayList<>();
    Set<String> before = new HashSet<>(undisturbed);
    Set<String> after = new HashSet<>(killed);
    undisturbed.stream().filter(row -> !after.contains(row)).forEach(row -> lines.add("- " + row));
    killed.stream().filter(row -> !before.contains(row)).forEach(row -> lines.add("+ " + row));
    if (lines.isEmpty() && undisturbed.size() != killed.size()) {
      lines.add(undisturbed.size() + " rows became " + killed.size());
    }
    return lines.subList(0, Math.min(lines.size(), SHOWN));
  }
}
