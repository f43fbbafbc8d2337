package org.fitsql.orm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables and views there are, read from information_schema in one query per kind.
 *
 * @param tables columns in order, by name of table or view and column name, lower case
 * @param indexes names of indexes by table name, lower case
 * @param views which of the tables are views
 * @param references names of foreign keys by table name, lower case
 */
record Catalog(
    Map<String, Map<String, CatalogColumn>> tables,
    Map<String, Set<String>> indexes,
    Set<String> views,
    Map<String, Set<String>> references) {

  static final Catalog EMPTY = new Catalog(Map.of(), Map.of(), Set.of(), Map.of());

  static Catalog read(Connection connection, SqlDialect dialect) throws SQLException {
    return new Catalog(
        readColumns(connection, dialect),
        readNames(connection, dialect.indexesQuery()),
        readViews(connection, dialect),
        readNames(connection, dialect.referencesQuery()));
  }

  boolean hasTable(String table) {
    return tables.containsKey(table.toLowerCase(Locale.ROOT));
  }

  boolean hasReference(String table, String constraint) {
    return references
        .getOrDefault(table.toLowerCase(Locale.ROOT), Set.of())
        .contains(constraint.toLowerCase(Locale.ROOT));
  }

  @Nullable Map<String, CatalogColumn> columns(String table) {
    return tables.get(table.toLowerCase(Locale.ROOT));
  }

  boolean isView(String table) {
    return views.contains(table.toLowerCase(Locale.ROOT));
  }

  boolean hasIndex(String table, String index) {
    return indexes
        .getOrDefault(table.toLowerCase(Locale.ROOT), Set.of())
        .contains(index.toLowerCase(Locale.ROOT));
  }

  private static Map<String, Map<String, CatalogColumn>> readColumns(
      Connection connection, SqlDialect dialect) throws SQLException {
    Map<String, Map<String, CatalogColumn>> tables = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(dialect.columnsQuery())) {
      while (row.next()) {
        tables
            .computeIfAbsent(lower(row, 1), table -> new LinkedHashMap<>())
            .put(lower(row, 2), new CatalogColumn(lower(row, 3), length(row), lower(row, 5)));
      }
    }
    return tables;
  }

  private static long length(ResultSet row) throws SQLException {
    long length = row.getLong(4);
    return row.wasNull() ? Long.MAX_VALUE : length;
  }

  private static Map<String, Set<String>> readNames(Connection connection, String query)
      throws SQLException {
    Map<String, Set<String>> names = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        names.computeIfAbsent(lower(row, 1), table -> new HashSet<>()).add(lower(row, 2));
      }
    }
    return names;
  }

  private static Set<String> readViews(Connection connection, SqlDialect dialect)
      throws SQLException {
    Set<String> views = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(dialect.viewsQuery())) {
      while (row.next()) {
        views.add(lower(row, 1));
      }
    }
    return views;
  }

  private static String lower(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
