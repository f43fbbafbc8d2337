package org.fitsql.ingest.observation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.fits.Completeness;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.cards.DamagedCardsException;
import org.fitsql.ingest.cards.HduHeader;
import org.fitsql.ingest.cards.StoredFile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.scan.ScannedFile;
import org.fitsql.orm.RowChange;

/**
 * The rows of header tables made again from stored cards, by what made them when the file was read.
 * One per worker, not thread-safe.
 */
public final class StoredRows {
  private final HeaderRows headerRows;

  public StoredRows(CatalogTables tables, List<InstrumentProfile> profiles) {
    this.headerRows = new HeaderRows(tables, profiles, new CellReader());
  }

  /**
   * The rows of one file: upserts alone.
   *
   * @param file as table {@code files} has it
   * @param detector as table {@code files} has it
   * @param troubles told of what columns cannot hold
   * @throws DamagedCardsException where the stored cards are not what was stored
   */
  public List<RowChange> of(
      ScannedFile file,
      InstrumentProfile profile,
      ObservationName name,
      String detector,
      StoredFile stored,
      Consumer<Trouble> troubles)
      throws DamagedCardsException {
    // as a file never seen: it has no rows to be removed
    FileWork work = new FileWork(file, profile, name, null, FileWork.Reason.FORCED);
    FileReading.Readable reading =
        new FileReading.Readable(work, fits(file, stored), detector, null, null);
    return headerRows.changes(reading, troubles);
  }

  /** Headers without places: rows are made of cards alone. */
  private static FitsFile fits(ScannedFile file, StoredFile stored) throws DamagedCardsException {
    List<Hdu> hdus = new ArrayList<>();
    for (HduHeader hdu : stored.hdus()) {
      hdus.add(
          new Hdu(
              hdu.index(),
              hdu.type(),
              hdu.extname(),
              hdu.extver(),
              Byte.SIZE,
              List.of(),
              hdu.header(),
              0,
              0,
              0));
    }
    return new FitsFile(
        Path.of(file.path()),
        file.size(),
        hdus,
        stored.headerHash(),
        new Completeness.Complete(),
        List.of());
  }
}
