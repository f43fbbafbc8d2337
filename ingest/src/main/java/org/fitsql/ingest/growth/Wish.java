package org.fitsql.ingest.growth;

import java.util.Locale;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.fits.CardValue;
import org.jspecify.annotations.Nullable;

/**
 * A value that header tables cannot hold as they are.
 *
 * @param place the table it belongs to, which may not be there yet
 * @param keyword upper case
 * @param value never undefined
 * @param comment of its card
 * @param column the column that is too narrow for it, or null where the keyword has none
 * @param seen where
 */
public record Wish(
    TablePlace place,
    String keyword,
    CardValue value,
    String comment,
    @Nullable ColumnDefinition column,
    Sighting seen) {

  public Wish {
    keyword = keyword.toUpperCase(Locale.ROOT);
  }

  /** Whether the keyword has no column. */
  public boolean isUnknown() {
    return column == null;
  }
}
