package org.fitsql.ingest.growth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.definitions.sampling.TypeLattice;
import org.fitsql.ingest.catalog.HeaderTables;
import org.fitsql.orm.Column;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.Table;

/**
 * A header table as the database has it: columns of its own, then those of keywords.
 *
 * @param place which headers fill it
 * @param table with the columns that are there, and no others
 * @param keywords the keyword columns, the last ones of {@code table}, in its order; their types
 *     are those of the database
 * @param unfit keywords (upper case) that have no column, or one that is too narrow, and will get
 *     no better one in this run
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

  /** The table with the columns that are there, of the types that they have. */
  HeaderTable as(Map<String, ColumnKind> kinds) {
    List<ColumnDefinition> there = new ArrayList<>();
    Set<String> refused = new HashSet<>(unfit);
    for (ColumnDefinition column : keywords) {
      ColumnKind kind = kinds.get(column.column());
      if (kind == null) {
        refused.add(column.keyword().toUpperCase(Locale.ROOT));
      } else {
        ColumnType type = HeaderTables.type(kind);
        there.add(TableDraft.typed(column, type));
        if (TypeLattice.joined(column.type(), type) != type) {
          // it was to be wider and may not: nobody need ask again
          refused.add(column.keyword().toUpperCase(Locale.ROOT));
        }
      }
    }
    List<Column> columns = new ArrayList<>(table.columns().subList(0, ownColumns()));
    there.forEach(column -> columns.add(HeaderTables.column(column)));
    return new HeaderTable(
        place, HeaderTables.with(table, columns), List.copyOf(there), Set.copyOf(refused));
  }
}
