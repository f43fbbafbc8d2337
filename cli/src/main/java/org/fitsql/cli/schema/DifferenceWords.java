package org.fitsql.cli.schema;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fitsql.orm.SchemaDifference;
import org.fitsql.orm.SchemaDifference.ExtraColumn;
import org.fitsql.orm.SchemaDifference.MissingColumn;
import org.fitsql.orm.SchemaDifference.MissingIndex;
import org.fitsql.orm.SchemaDifference.MissingReference;
import org.fitsql.orm.SchemaDifference.MissingTable;
import org.fitsql.orm.SchemaDifference.OtherType;
import org.fitsql.orm.SchemaDifference.Relation;

/**
 * One difference, for people and as JSON.
 *
 * @param what the kind of difference
 * @param table the table concerned
 * @param name column, index or parent concerned, or an empty string
 * @param found type in the database, or an empty string
 * @param wanted type as defined, or an empty string
 * @param words what differs
 * @param migrate what {@code schema migrate} would do
 * @param rebuild whether only a rebuild mends it
 * @param counts whether it makes database and definitions unequal
 */
record DifferenceWords(
    String what,
    String table,
    String name,
    String found,
    String wanted,
    String words,
    String migrate,
    boolean rebuild,
    boolean counts) {

  /**
   * @param origin where an extra column comes from, or an empty string where nothing tells
   */
  static DifferenceWords of(SchemaDifference difference, boolean isHeader, String origin) {
    String table = difference.table();
    if (difference instanceof MissingTable) {
      return missing("missing_table", table, "", "", "table " + table + " is missing", "makes it");
    }
    if (difference instanceof MissingColumn column) {
      return missing(
          "missing_column",
          table,
          column.column(),
          column.type(),
          "column " + table + "." + column.column() + " (" + column.type() + ") is missing",
          isHeader ? "adds it, with --rebuild with its values" : "adds it");
    }
    if (difference instanceof MissingIndex index) {
      String words = "index " + index.index() + " of " + table + " is missing";
      return missing("missing_index", table, index.index(), "", words, "makes it");
    }
    if (difference instanceof MissingReference parent) {
      String words = "foreign key from " + table + " to " + parent.parent() + " is missing";
      return missing(
          "missing_reference", table, parent.parent(), "", words, "with --rebuild makes it");
    }
    if (difference instanceof ExtraColumn column) {
      return extra(column, origin);
    }
    if (difference instanceof OtherType type) {
      return other(type, isHeader, origin);
    }
    throw new IllegalStateException("not known: " + difference);
  }

  /** A table that ingest found: for review, no difference. */
  static DifferenceWords found(String table, String extname, long rows) {
    String words =
        "table %s was found by ingest: %,d HDUs %s"
            .formatted(table, rows, extname.isEmpty() ? "without EXTNAME" : "named " + extname);
    return new DifferenceWords("found_table", table, "", "", "", words, "it stays", false, false);
  }

  /** A table whose rows lack what their cards say. */
  static DifferenceWords outdated(String table, String why) {
    String words = "rows of %s lack what their cards say: %s".formatted(table, why);
    return new DifferenceWords(
        "outdated_rows", table, "", "", "", words, "migrate --rebuild fills them", true, true);
  }

  /**
   * A view that is not as it should be.
   *
   * @param state missing or outdated
   */
  static DifferenceWords view(String state, String view) {
    return new DifferenceWords(
        state + "_view",
        view,
        "",
        "",
        "",
        "view " + view + " is " + state,
        "migrate makes it",
        false,
        true);
  }

  private static DifferenceWords missing(
      String what, String table, String name, String wanted, String words, String migrate) {
    boolean rebuild = migrate.startsWith("with --rebuild");
    return new DifferenceWords(
        what, table, name, "", wanted, words, "migrate " + migrate, rebuild, true);
  }

  private static DifferenceWords extra(ExtraColumn column, String origin) {
    String where = origin.isEmpty() ? "no definition has it" : origin;
    return new DifferenceWords(
        "extra_column",
        column.table(),
        column.column(),
        column.type(),
        "",
        "column %s.%s (%s) is extra: %s"
            .formatted(column.table(), column.column(), column.type(), where),
        "it stays",
        false,
        origin.isEmpty());
  }

  private static DifferenceWords other(OtherType type, boolean isHeader, String origin) {
    Relation relation = type.relation();
    String migrate =
        switch (relation) {
          case WIDER -> isHeader ? "it stays; migrate --rebuild narrows it" : "it stays";
          case NARROWER -> "migrate widens it";
          case INCOMPATIBLE -> "migrate --rebuild makes the table anew";
        };
    boolean grown = relation == Relation.WIDER && !origin.isEmpty();
    return new DifferenceWords(
        relation.name().toLowerCase(Locale.ROOT),
        type.table(),
        type.column(),
        type.found(),
        type.wanted(),
        "column %s.%s is %s, defined as %s: %s%s"
            .formatted(
                type.table(),
                type.column(),
                type.found(),
                type.wanted(),
                relation.name().toLowerCase(Locale.ROOT),
                grown ? ", " + origin : ""),
        migrate,
        relation != Relation.NARROWER && isHeader && !grown,
        !grown);
  }

  String line() {
    return words + "; " + migrate;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", what);
    json.put("table", table);
    json.put("name", name);
    json.put("found", found);
    json.put("wanted", wanted);
    json.put("words", words);
    json.put("migrate", migrate);
    return json;
  }
}
