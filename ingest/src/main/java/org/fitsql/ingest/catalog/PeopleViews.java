package org.fitsql.ingest.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.orm.View;

/**
 * Views that spare people joins: {@code observations}, {@code keywords}, and for each detector and
 * filetype one of all extensions.
 */
public final class PeopleViews {
  private static final int LONGEST_NAME = 64;
  private static final int HASH = 8;
  // MySQL: 4,096 columns in a view, 61 tables in a join
  private static final int MOST_COLUMNS = 4_000;
  private static final int MOST_TABLES = 60;

  private final Set<String> tables;

  private PeopleViews(Set<String> tables) {
    this.tables = tables;
  }

  /** The views of a database that has these header tables. */
  public static List<View> of(List<LaidTable> tables) {
    PeopleViews views =
        new PeopleViews(tables.stream().map(LaidTable::name).collect(Collectors.toSet()));
    List<View> all = new ArrayList<>(List.of(observations(), keywords()));
    for (List<LaidTable> kind : HeaderLayout.byKind(tables)) {
      views.ofKind(kind).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  private static View observations() {
    List<String> columns = new ArrayList<>();
    columns.add("m.`rootname`");
    columns.add("o.`instrument`");
    columns.add("m.`detector`");
    columns.add("m.`proposid`");
    for (ColumnDefinition fact : InstrumentProfiles.facts()) {
      columns.add("o." + View.quoted(fact.column()));
    }
    for (String column :
        List.of(
            "full_rootname",
            "proposal_type",
            "release_date",
            "path",
            "first_ingest_date",
            "last_ingest_date")) {
      columns.add("m." + View.quoted(column));
    }
    columns.add("o.`source`");
    return new View(
        "observations",
        "One row per observation: what an astronomer asks first",
        "SELECT "
            + String.join(", ", columns)
            + " FROM `master` m JOIN `observation_facts` o ON o.`rootname` = m.`rootname`");
  }

  private static View keywords() {
    return new View(
        "keywords",
        "One row per keyword and header table: type, unit, comment, and how often it is set",
        "SELECT c.`keyword`, c.`table_name`, c.`column_name`, t.`instrument`, t.`detector`,"
            + " t.`filetype`, t.`extension`, t.`extname`, c.`type`, c.`unit`,"
            + " c.`description` AS `comment`, c.`ucd`, c.`rows_set`, t.`table_rows`, t.`counted`,"
            + " c.`example`, c.`origin`"
            + " FROM `header_columns` c JOIN `header_tables` t ON t.`name` = c.`table_name`");
  }

  /** The extensions of one detector and filetype; empty where a table has the name of the view. */
  private Optional<View> ofKind(List<LaidTable> kind) {
    LaidTable first = kind.get(0);
    String name = first.detector() + "_" + first.filetype();
    if (tables.contains(name) || name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    Set<String> taken = new HashSet<>();
    List<String> columns = new ArrayList<>();
    StringBuilder joins = new StringBuilder(" FROM " + View.quoted(first.name()) + " t0");
    int joined = 0;
    for (LaidTable table : kind) {
      boolean fits =
          joined < MOST_TABLES && columns.size() + table.columns().size() <= MOST_COLUMNS;
      if (fits) {
        if (joined > 0) {
          joins.append(join(table, "t" + joined));
        }
        addColumns(table, joined, columns, taken);
        joined++;
      }
    }
    String left = joined < kind.size() ? ", without those that MySQL has no room for" : "";
    return Optional.of(
        new View(
            name,
            "Headers of all extensions of %s %s files%s"
                .formatted(first.detector(), first.filetype(), left),
            "SELECT " + String.join(", ", columns) + joins));
  }

  private static String join(LaidTable table, String alias) {
    return " LEFT JOIN %s %s ON %s.`rootname` = t0.`rootname` AND %s.`filename` = t0.`filename`"
        .formatted(View.quoted(table.name()), alias, alias, alias);
  }

  private static void addColumns(
      LaidTable table, int number, List<String> columns, Set<String> taken) {
    for (String column : table.columns()) {
      boolean own = TableDefinition.OWN_COLUMNS.contains(column);
      if (own && number > 0) {
        continue;
      }
      String name = number == 0 ? column : shortened(prefix(table) + column);
      if (taken.add(name)) {
        columns.add("t%d.%s AS %s".formatted(number, View.quoted(column), View.quoted(name)));
      }
    }
  }

  private static String prefix(LaidTable table) {
    return table.extension() != null
        ? "hdu" + table.extension() + "_"
        : String.valueOf(table.extname()).toLowerCase(Locale.ROOT).replaceAll("\\W", "_") + "_";
  }

  /** A name of 64 characters at most: of a longer one the beginning and a hash of it all. */
  static String shortened(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME - HASH - 1) + "_" + "%08x".formatted(name.hashCode());
  }
}
