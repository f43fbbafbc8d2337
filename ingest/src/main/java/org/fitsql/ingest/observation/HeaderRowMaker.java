package org.fitsql.ingest.observation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.fitsql.definitions.Cell;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnName;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.Header;
import org.fitsql.ingest.growth.HeaderTable;
import org.jspecify.annotations.Nullable;

/**
 * Lays the cards of a header out over the columns of a header table. Of duplicate keywords the
 * first counts, as {@link Header#find} has it; a column without a card, or whose card it cannot
 * hold, is null. Headers of one table have their keywords in the same order mostly, so the position
 * of a keyword is remembered by the place of its card. Not thread-safe.
 */
final class HeaderRowMaker {
  private final HeaderTable table;
  private final List<ColumnDefinition> columns;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Set<String> ownColumns = new HashSet<>();
  private final CellReader cells;

  /** What the card at each place of the last header was, and where its value went. */
  private @Nullable String[] lastKeywords = new @Nullable String[0];

  private @Nullable Integer[] lastPositions = new @Nullable Integer[0];

  HeaderRowMaker(HeaderTable table, CellReader cells) {
    this.table = table;
    this.columns = table.keywords();
    this.cells = cells;
    table.table().columns().subList(0, table.ownColumns()).forEach(c -> ownColumns.add(c.name()));
    for (int i = 0; i < columns.size(); i++) {
      positions.put(columns.get(i).keyword(), i);
    }
  }

  /** The table that it makes rows of. */
  HeaderTable table() {
    return table;
  }

  /**
   * Fills a row of the table but for the table's own columns.
   *
   * @param elsewhere whether a keyword is held in another table
   * @param listener told of each card that the row cannot hold
   */
  void fill(
      Header header, @Nullable Object[] row, Predicate<String> elsewhere, CardListener listener) {
    boolean[] filled = new boolean[columns.size()];
    Set<String> unknown = new HashSet<>();
    List<Card> cards = header.cards();
    for (int place = 0; place < cards.size(); place++) {
      Card card = cards.get(place);
      CardValue value = card.value();
      if (value == null) {
        continue;
      }
      Integer position = position(card.keyword(), place);
      if (position == null) {
        if (isUnknown(card.keyword(), elsewhere)
            && unknown.add(card.keyword().toUpperCase(Locale.ROOT))
            && !(value instanceof CardValue.Undefined)) {
          listener.unknown(card, value);
        }
      } else if (!filled[position]) {
        filled[position] = true;
        row[table.ownColumns() + position] = cell(columns.get(position), card, value, listener);
      }
    }
  }

  private @Nullable Object cell(
      ColumnDefinition column, Card card, CardValue value, CardListener listener) {
    Cell cell = cells.read(column, value);
    if (cell instanceof Cell.Value held) {
      return held.value();
    }
    if (cell instanceof Cell.Misfit misfit) {
      listener.misfit(column, card, value, misfit.reason());
    }
    return null;
  }

  private boolean isUnknown(String keyword, Predicate<String> elsewhere) {
    return !keyword.isEmpty()
        && !table.unfit().contains(keyword.toUpperCase(Locale.ROOT))
        && !ownColumns.contains(ColumnName.of(keyword))
        && !elsewhere.test(keyword);
  }

  private @Nullable Integer position(String keyword, int place) {
    if (place >= lastKeywords.length) {
      lastKeywords = Arrays.copyOf(lastKeywords, 2 * place + 64);
      lastPositions = Arrays.copyOf(lastPositions, lastKeywords.length);
    }
    if (!keyword.equals(lastKeywords[place])) {
      lastKeywords[place] = keyword;
      lastPositions[place] = position(keyword);
    }
    return lastPositions[place];
  }

  private @Nullable Integer position(String keyword) {
    Integer exact = positions.get(keyword);
    return exact != null ? exact : positions.get(keyword.toUpperCase(Locale.ROOT));
  }
}
