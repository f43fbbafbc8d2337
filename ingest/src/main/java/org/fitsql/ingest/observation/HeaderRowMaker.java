package org.fitsql.ingest.observation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitsql.definitions.Cell;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.Header;
import org.jspecify.annotations.Nullable;

/**
 * Lays the cards of a header out over the columns of a definition. Of duplicate keywords the first
 * counts, as {@link Header#find} has it; a column without a card, or whose card it cannot hold, is
 * null. Immutable.
 */
final class HeaderRowMaker {
  private final List<ColumnDefinition> columns;
  private final Map<String, Integer> positions = new HashMap<>();
  private final CellReader cells;

  HeaderRowMaker(List<ColumnDefinition> columns, CellReader cells) {
    this.columns = columns;
    this.cells = cells;
    for (int i = 0; i < columns.size(); i++) {
      positions.put(columns.get(i).keyword(), i);
    }
  }

  /** Told of a card that its column cannot hold. */
  interface MisfitListener {
    void misfit(String keyword, CardValue value, String reason);
  }

  /**
   * Fills {@code row} from {@code from} on, one element per column.
   *
   * @param misfits told of each value that the column cannot hold
   */
  void fill(Header header, @Nullable Object[] row, int from, MisfitListener misfits) {
    boolean[] filled = new boolean[columns.size()];
    for (Card card : header.cards()) {
      CardValue value = card.value();
      Integer position = value == null ? null : position(card.keyword());
      if (value != null && position != null && !filled[position]) {
        filled[position] = true;
        row[from + position] = cell(columns.get(position), value, misfits);
      }
    }
  }

  private @Nullable Object cell(ColumnDefinition column, CardValue value, MisfitListener misfits) {
    Cell cell = cells.read(column, value);
    if (cell instanceof Cell.Value held) {
      return held.value();
    }
    if (cell instanceof Cell.Misfit misfit) {
      misfits.misfit(column.keyword(), value, misfit.reason());
    }
    return null;
  }

  private @Nullable Integer position(String keyword) {
    Integer exact = positions.get(keyword);
    return exact != null ? exact : positions.get(keyword.toUpperCase(Locale.ROOT));
  }
}
