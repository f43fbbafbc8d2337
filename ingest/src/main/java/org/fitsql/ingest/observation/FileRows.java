package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.Hdu;
import org.fitsql.ingest.growth.Sighting;
import org.fitsql.ingest.growth.TablePlace;
import org.fitsql.ingest.growth.Wish;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Upsert;

/** The header rows of one file, and what its header tables could not hold as they are. */
final class FileRows {
  private final FileReading.Readable reading;
  private final List<RowChange> changes = new ArrayList<>();
  private final List<Wish> wishes = new ArrayList<>();
  private final Misfits misfits;

  FileRows(FileReading.Readable reading) {
    this.reading = reading;
    this.misfits = new Misfits(reading.work());
  }

  FileReading.Readable reading() {
    return reading;
  }

  List<RowChange> changes() {
    return changes;
  }

  /** Keys of its rows, by table. */
  Map<String, Set<List<Object>>> keys() {
    Map<String, Set<List<Object>>> keys = new HashMap<>();
    for (RowChange change : changes) {
      if (change instanceof Upsert row) {
        int length = row.table().key().size();
        List<Object> key =
            Arrays.stream(row.values(), 0, length).<Object>map(Objects::requireNonNull).toList();
        keys.computeIfAbsent(row.table().name(), table -> new HashSet<>()).add(key);
      }
    }
    return keys;
  }

  Misfits misfits() {
    return misfits;
  }

  /** Values that tables would hold if they grew. */
  List<Wish> wishes() {
    return wishes;
  }

  void add(RowChange row) {
    changes.add(row);
  }

  /** Listens to the cards of one HDU that is to fill a row of one table. */
  CardListener listener(TablePlace place, Hdu hdu) {
    Sighting seen = new Sighting(reading.work().file().path(), hdu.index());
    return new CardListener() {
      @Override
      public void misfit(ColumnDefinition column, Card card, CardValue value, String reason) {
        misfits.add(hdu, card.keyword(), reason);
        if (couldBeHeld(value)) {
          wishes.add(new Wish(place, column.keyword(), value, card.comment(), column, seen));
        }
      }

      @Override
      public void unknown(Card card, CardValue value) {
        wishes.add(new Wish(place, card.keyword(), value, card.comment(), null, seen));
      }
    };
  }

  /** NaN, infinities and integers beyond 64 bits are NULL in a column of numbers, now and then. */
  private static boolean couldBeHeld(CardValue value) {
    return !(value instanceof CardValue.Huge)
        && !(value instanceof CardValue.Real real && !Double.isFinite(real.number()));
  }
}
