package org.fitsql.ingest.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitsql.orm.Column;
import org.fitsql.orm.Column.Role;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.Table;
import org.fitsql.orm.Table.Index;
import org.jspecify.annotations.Nullable;

/** Reads {@code catalog.txt}, which describes fitsql's own tables. */
final class CatalogFile {
  private static final Pattern TABLE =
      Pattern.compile("table (\\w+)(?: references (\\w+))? : (.+)");
  private static final Pattern COLUMN =
      Pattern.compile("(key|set|kept)\\s+(\\w+)\\s+(\\w+)(?:\\((\\d+)\\))?\\s+: (.+)");
  private static final Pattern INDEX = Pattern.compile("index (\\w+(?: \\w+)*)");
  private static final Map<String, Role> ROLES =
      Map.of("key", Role.KEY, "set", Role.COMPARED, "kept", Role.EXTRA);

  private final Map<String, Table> tables = new LinkedHashMap<>();
  private @Nullable Table current;

  /** The tables by name, in the order of the file. */
  static Map<String, Table> read() {
    CatalogFile file = new CatalogFile();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(CatalogFile.class.getResourceAsStream("catalog.txt")),
                StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(file::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.tables;
  }

  private void line(String line) {
    Matcher table = TABLE.matcher(line);
    Matcher column = COLUMN.matcher(line);
    Matcher index = INDEX.matcher(line);
    if (table.matches()) {
      put(new Table(table.group(1), table.group(3), List.of(), table.group(2), List.of()));
    } else if (column.matches()) {
      Table t = Objects.requireNonNull(current);
      put(with(t, append(t.columns(), column(column)), t.indexes()));
    } else if (index.matches()) {
      Table t = Objects.requireNonNull(current);
      List<String> columns = List.of(index.group(1).split(" "));
      Index added = new Index(t.name() + "_" + String.join("_", columns), columns);
      put(with(t, t.columns(), append(t.indexes(), added)));
    } else {
      throw new IllegalStateException("catalog.txt: cannot read the line: " + line);
    }
  }

  private static Column column(Matcher line) {
    return new Column(
        line.group(2),
        ColumnKind.valueOf(line.group(3).toUpperCase(Locale.ROOT)),
        line.group(4) == null ? 0 : Integer.parseInt(line.group(4)),
        Objects.requireNonNull(ROLES.get(line.group(1))),
        line.group(5));
  }

  private void put(Table table) {
    tables.put(table.name(), table);
    current = table;
  }

  static Table with(Table table, List<Column> columns, List<Index> indexes) {
    return new Table(table.name(), table.comment(), columns, table.references(), indexes);
  }

  static <T> List<T> append(List<T> list, T added) {
    List<T> longer = new ArrayList<>(list);
    longer.add(added);
    return List.copyOf(longer);
  }
}
