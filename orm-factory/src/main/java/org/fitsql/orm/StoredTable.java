package org.fitsql.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a table is stored: as it is, or as parts that each have its key, under a view of its name.
 *
 * @param logical the table as callers know it
 * @param parts tables of the database, by the names they have now; one or more
 * @param viewed names of the columns of each part that the view shows, also those that {@code
 *     logical} does not know; empty where the table is stored as it is
 * @param outgrown whether the first part still has the table's name, and must be renamed
 */
record StoredTable(Table logical, List<Table> parts, List<List<String>> viewed, boolean outgrown) {

  private static final String RENAME = " rename to ";

  /** How the name of the view ends that is made only to see whether it can be. */
  private static final String TRIAL = SqlName.part("", 0);

  /** A table stored under its own name. */
  static StoredTable whole(Table logical, Table stored) {
    return new StoredTable(logical, List.of(stored), List.of(), false);
  }

  /** Whether a view has the table's name. */
  boolean isSplit() {
    return !viewed.isEmpty();
  }

  /** The name in SQL under which it is queried. */
  String name() {
    return SqlName.fitted(logical.name());
  }

  /**
   * Renames the first part, where it still has the name that the view shall have. Before that it is
   * tried whether the user may make views at all: the table must not be left without its name.
   */
  List<String> renaming(SqlDialect dialect) {
    if (!outgrown) {
      return List.of();
    }
    String trial = SqlName.part(logical.name(), 0);
    String key = dialect.quote(parts.get(0).key().get(0).name());
    String table = dialect.quote(name());
    return List.of(
        dialect.createView(trial, "select " + key + " from " + table),
        "drop view if exists " + dialect.quote(trial),
        "alter table " + table + RENAME + dialect.quote(headName()));
  }

  /** Whether a statement is one that {@link #renaming} made. */
  static boolean isRename(String sql) {
    boolean renames = sql.startsWith("alter table ") && sql.contains(RENAME);
    return renames || sql.contains(TRIAL + "` as ") || sql.contains(TRIAL + "\" as ");
  }

  private String headName() {
    return outgrown ? SqlName.part(logical.name(), 1) : parts.get(0).name();
  }

  /** Names of the columns that the view has. */
  Set<String> viewColumns() {
    return viewed.stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  /** Makes the view that joins the parts; a row of the first makes a row. */
  String view(SqlDialect dialect) {
    List<String> shown = new ArrayList<>();
    StringBuilder joins = new StringBuilder(dialect.quote(headName())).append(" p1");
    for (int i = 0; i < parts.size(); i++) {
      String alias = "p" + (i + 1);
      viewed.get(i).forEach(column -> shown.add(alias + "." + dialect.quote(column)));
      if (i > 0) {
        joins.append(" left join ").append(dialect.quote(parts.get(i).name()));
        joins.append(' ').append(alias).append(" on ").append(sameKey(alias, dialect));
      }
    }
    String select = "select " + String.join(", ", shown) + " from " + joins;
    return dialect.createView(name(), select);
  }

  private String sameKey(String alias, SqlDialect dialect) {
    return parts.get(0).key().stream()
        .map(column -> dialect.quote(column.name()))
        .map(column -> alias + "." + column + " = p1." + column)
        .collect(Collectors.joining(" and "));
  }
}
