package org.fitsql.ingest.observation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.fitsql.definitions.Cell;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.Hdu;
import org.fitsql.ingest.growth.HeaderTable;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Upsert;
import org.jspecify.annotations.Nullable;

/** The child rows of keywords with a repeat index, one per index. Immutable. */
final class RepeatedRowMaker {
  private final RepeatedKeywords repeated;
  private final HeaderTable table;
  private final CellReader cells;
  private final int ownColumns;
  private final Map<String, Integer> positions = new HashMap<>();

  RepeatedRowMaker(RepeatedKeywords repeated, HeaderTable table, CellReader cells) {
    this.repeated = repeated;
    this.table = table;
    this.cells = cells;
    this.ownColumns = table.ownColumns();
    List<ColumnDefinition> columns = table.keywords();
    for (int i = 0; i < columns.size(); i++) {
      positions.put(columns.get(i).keyword(), i);
    }
  }

  /** The table that it makes rows of. */
  HeaderTable table() {
    return table;
  }

  /** Whether a keyword of the primary header belongs to the child table. */
  boolean holds(String keyword) {
    return repeated.pattern().matcher(keyword).matches();
  }

  void rows(FileWork work, Hdu hdu, CardListener listener, Consumer<RowChange> rows) {
    Map<Long, @Nullable Object[]> byIndex = new LinkedHashMap<>();
    Matcher matcher = repeated.pattern().matcher("");
    for (Card card : hdu.header().cards()) {
      CardValue value = card.value();
      if (value == null || !matcher.reset(card.keyword()).matches()) {
        continue;
      }
      Integer position = positions.get(matcher.group("name"));
      if (position != null) {
        long index = Long.parseLong(matcher.group("index"));
        @Nullable Object[] row = byIndex.computeIfAbsent(index, i -> row(work, i));
        ColumnDefinition column = table.keywords().get(position);
        Cell cell = cells.read(column, value);
        if (cell instanceof Cell.Value held && row[ownColumns + position] == null) {
          row[ownColumns + position] = held.value();
        } else if (cell instanceof Cell.Misfit misfit) {
          listener.misfit(column, card, value, misfit.reason());
        }
      }
    }
    byIndex.values().forEach(row -> rows.accept(new Upsert(table.table(), row)));
  }

  private @Nullable Object[] row(FileWork work, long index) {
    @Nullable Object[] row = new @Nullable Object[table.table().columns().size()];
    row[0] = work.name().rootname();
    row[1] = work.file().filename();
    row[2] = index;
    return row;
  }
}
