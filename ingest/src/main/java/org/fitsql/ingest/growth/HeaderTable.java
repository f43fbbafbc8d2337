package org.fitsql.ingest.growth;

import java.util.List;
import java.util.Set;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.ingest.catalog.HeaderTables;
import org.fitsql.orm.Table;

/**
 * A header table as the database has it: columns of its own, then those of keywords.
 *
 * @param place which headers fill it
 * @param table with the columns that are there, and no others
 * @param keywords the keyword columns, the last ones of {@code table}, in its order; their types
 *     are those of the database
 * @param unfit keywords (upper case) that have no column and will get none in this run
 */
public record HeaderTable(
    TablePlace place, Table table, List<ColumnDefinition> keywords, Set<String> unfit) {

  /** A found table before it is made: it has no keyword yet. */
  public static HeaderTable empty(TablePlace place) {
    String extname = place.extname() == null ? "" : place.extname();
    return new HeaderTable(place, HeaderTables.found(place.name(), extname), List.of(), Set.of());
  }

  /** How many columns come before those of keywords. */
  public int ownColumns() {
    return table.columns().size() - keywords.size();
  }
}
