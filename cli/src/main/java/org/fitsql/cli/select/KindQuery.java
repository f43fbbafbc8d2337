package org.fitsql.cli.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.fitsql.ingest.catalog.LaidTable;
import org.fitsql.orm.View;
import org.jspecify.annotations.Nullable;

/**
 * The query for the files of one detector and filetype: a row per file, from its row in the table
 * of the first extension and its rows in those of others that are needed.
 */
final class KindQuery {
  private static final String PRIMARY = "PRIMARY";

  private final List<LaidTable> tables;
  private final List<LaidTable> found;
  private final TreeSet<Integer> joined = new TreeSet<>();

  /**
   * @param tables those of the detector and filetype, the primary HDU first
   * @param found those of HDUs that have no header table of their own
   */
  KindQuery(List<LaidTable> tables, List<LaidTable> found) {
    this.tables = List.copyOf(tables);
    this.found = List.copyOf(found);
  }

  /** The table with a row for every file. */
  String base() {
    return tables.get(0).name();
  }

  /** SQL for the value of a keyword; empty where no header table of this kind has it. */
  Optional<String> value(KeywordPlace place) {
    List<Integer> having = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      if (tables.get(i).columns().contains(place.column()) && mayBe(tables.get(i), place)) {
        having.add(i);
      }
    }
    List<String> values = new ArrayList<>();
    if (!having.isEmpty()) {
      boolean exact = place.extname() == null || place.extname().equals(PRIMARY);
      values.add(exact ? column(having.get(0), place.column()) : named(having, place));
    }
    if (place.hdu() != null || place.extname() != null) {
      found.stream()
          .filter(table -> table.columns().contains(place.column()))
          .filter(table -> place.hdu() != null || Objects.equals(place.extname(), table.extname()))
          .forEach(table -> values.add(found(table, place)));
    }
    return switch (values.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(values.get(0));
      default -> Optional.of("COALESCE(" + String.join(", ", values) + ")");
    };
  }

  /** Of the HDUs of a file in a table by EXTNAME the first that is meant. */
  private static String found(LaidTable table, KeywordPlace place) {
    StringBuilder where = new StringBuilder();
    if (place.hdu() != null) {
      where.append(" AND x.`hdu` = ").append(place.hdu());
    }
    if (place.extver() != null) {
      where.append(" AND x.`extver` = ").append(place.extver());
    }
    return ("(SELECT x.%s FROM %s x WHERE x.`rootname` = t0.`rootname`"
            + " AND x.`filename` = t0.`filename`%s ORDER BY x.`hdu` LIMIT 1)")
        .formatted(View.quoted(place.column()), View.quoted(table.name()), where);
  }

  private static boolean mayBe(LaidTable table, KeywordPlace place) {
    boolean primary = Long.valueOf(0).equals(table.extension());
    if (place.hdu() != null) {
      return place.hdu().equals(table.extension());
    }
    if (place.extname() == null) {
      return true;
    }
    if (place.extname().equals(PRIMARY)) {
      return primary;
    }
    return table.extname() == null
        ? !primary && table.columns().contains("extname")
        : table.extname().equals(place.extname());
  }

  /** The first extension that has the name: which one that is may differ between files. */
  private String named(List<Integer> having, KeywordPlace place) {
    StringBuilder cases = new StringBuilder("CASE");
    for (int i : having) {
      String name = tables.get(i).extname() == null ? column(i, "extname") : null;
      List<String> conditions = new ArrayList<>();
      conditions.add(
          name == null
              ? column(i, "rootname") + " IS NOT NULL"
              : "UPPER(" + name + ") = " + literal(place.extname()));
      if (place.extver() != null && tables.get(i).columns().contains("extver")) {
        conditions.add("COALESCE(" + column(i, "extver") + ", 1) = " + place.extver());
      }
      cases
          .append(" WHEN ")
          .append(String.join(" AND ", conditions))
          .append(" THEN ")
          .append(column(i, place.column()));
    }
    return cases.append(" END").toString();
  }

  private String column(int table, String name) {
    joined.add(table);
    return "t" + table + "." + View.quoted(name);
  }

  static String literal(@Nullable String text) {
    return "'" + String.valueOf(text).replace("\\", "").replace("'", "''") + "'";
  }

  /**
   * The query; after all values were asked for.
   *
   * @param columns values to show after the name of the file
   * @param conditions that must hold
   * @param facts whether the facts of the observation are needed, as {@code o}
   * @param order SQL to order by
   */
  String sql(List<String> columns, List<String> conditions, boolean facts, String order) {
    StringBuilder sql = new StringBuilder("SELECT t0.`filename`");
    columns.forEach(column -> sql.append(", ").append(column));
    sql.append(" FROM ").append(View.quoted(base())).append(" t0");
    for (int i : joined.tailSet(1)) {
      sql.append(
          " LEFT JOIN %s t%d ON t%d.`rootname` = t0.`rootname` AND t%d.`filename` = t0.`filename`"
              .formatted(View.quoted(tables.get(i).name()), i, i, i));
    }
    if (facts) {
      sql.append(" JOIN `observation_facts` o ON o.`rootname` = t0.`rootname`");
    }
    if (!conditions.isEmpty()) {
      sql.append(" WHERE (").append(String.join(") AND (", conditions)).append(")");
    }
    return sql.append(" ORDER BY ").append(order).toString();
  }
}
