package org.fitsql.definitions.sampling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.jspecify.annotations.Nullable;

/** What was seen of the keywords of one table. Safe to share between threads. */
final class TableCounter {

  private final TableKey key;
  private final Set<String> ownColumns;
  private final Map<String, ColumnDefinition> defined;
  private final CellReader cells;
  private final Map<String, KeywordCounter> keywords = new HashMap<>();
  private long rows;

  /**
   * @param ownColumns columns that the table has already, which no keyword may fill
   * @param defined the columns that keywords fill today
   */
  TableCounter(
      TableKey key, Set<String> ownColumns, List<ColumnDefinition> defined, CellReader cells) {
    this.key = key;
    this.ownColumns = ownColumns;
    this.defined =
        defined.stream().collect(Collectors.toMap(ColumnDefinition::keyword, Function.identity()));
    this.cells = cells;
  }

  /** Counts the cards that fill one row, by their keyword in the table. */
  synchronized void add(Map<String, Card> row) {
    rows++;
    row.forEach(this::add);
  }

  private void add(String keyword, Card card) {
    @Nullable CardValue value = card.value();
    if (value != null) {
      keywords
          .computeIfAbsent(keyword, k -> new KeywordCounter(k, defined.get(k), cells))
          .add(card, value);
    }
  }

  synchronized TableSurvey survey() {
    List<KeywordSurvey> surveys =
        keywords.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getValue().survey(rows))
            .toList();
    return TableSurvey.of(key, rows, ownColumns, surveys);
  }
}
