package org.fitsql.definitions.sampling;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fitsql.definitions.Cell;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.jspecify.annotations.Nullable;

/** What was seen of one keyword in one table, in a fixed amount of memory. */
final class KeywordCounter {

  private static final int COMMENTS = 16;
  private static final int EXAMPLES = 3;
  private static final Set<ColumnType> TIMES =
      EnumSet.of(ColumnType.DATE, ColumnType.TIME, ColumnType.DATETIME);

  private final String keyword;
  private final @Nullable ColumnDefinition time;
  private final CellReader cells;
  private final Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
  private final Few comments = new Few(COMMENTS);
  private final Few examples = new Few(EXAMPLES);
  private final Extent extent = new Extent();
  private long present;
  private long undefined;
  private long misfits;
  private int length;

  /**
   * @param defined the column that the keyword has already, or null
   */
  KeywordCounter(String keyword, @Nullable ColumnDefinition defined, CellReader cells) {
    this.keyword = keyword;
    this.time = defined != null && TIMES.contains(defined.type()) ? defined : null;
    this.cells = cells;
  }

  void add(Card card, CardValue value) {
    present++;
    if (!card.comment().isBlank()) {
      comments.add(card.comment().strip());
    }
    ValueKind kind = ValueKind.of(value);
    kinds.add(kind);
    if (kind == ValueKind.UNDEFINED) {
      undefined++;
      return;
    }
    extent.add(value);
    examples.add(value.literal());
    length = Math.max(length, value.literal().length());
    if (time != null && cells.read(time, value) instanceof Cell.Misfit) {
      misfits++;
    }
  }

  KeywordSurvey survey(long rows) {
    return new KeywordSurvey(
        keyword,
        Set.copyOf(kinds),
        rows,
        present,
        undefined,
        length,
        comments.mostFrequent(),
        extent.smallest(),
        extent.largest(),
        List.copyOf(examples.counts().keySet()),
        misfits);
  }
}
