package org.fitsql.ingest.observation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.fitsql.definitions.Corrections;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.fits.Completeness;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.cards.DamagedCardsException;
import org.fitsql.ingest.cards.HduHeader;
import org.fitsql.ingest.cards.StoredFile;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.scan.ScannedFile;
import org.fitsql.orm.RowChange;

/**
 * What stored cards alone tell, made again by what made it when the files were read: rows of header
 * tables, and facts. One per worker, not thread-safe.
 */
public final class StoredRows {
  private final HeaderRows headerRows;
  private final FactRows factRows;
  private final Corrections corrections;

  /**
   * @param corrections of wrong keywords, made as when files are read
   */
  public StoredRows(
      CatalogTables tables, TableGrowth growth, StoredHeaders stored, Corrections corrections) {
    this.headerRows = new HeaderRows(growth);
    this.factRows = new FactRows(tables, stored);
    this.corrections = corrections;
  }

  /**
   * A file as if it had just been read.
   *
   * @param file as table {@code files} has it
   * @param detector as table {@code files} has it
   * @throws DamagedCardsException where the stored cards are not what was stored
   */
  public FileReading.Readable reading(
      ScannedFile file,
      InstrumentProfile profile,
      ObservationName name,
      String detector,
      StoredFile stored)
      throws DamagedCardsException {
    // as a file never seen: it has no rows to be removed
    FileWork work = new FileWork(file, profile, name, null, FileWork.Reason.FORCED);
    CorrectedFile corrected =
        CorrectedFile.of(fits(file, stored), corrections.of(file.path(), name));
    return new FileReading.Readable(
        work, corrected.fits(), detector, null, null, corrected.outcomes());
  }

  /**
   * The rows of one observation: upserts alone.
   *
   * @param readings of all its files that have rows; of two that fill one row the later counts
   * @param troubles told of what columns cannot hold
   */
  public List<RowChange> of(
      String rootname,
      InstrumentProfile profile,
      List<FileReading.Readable> readings,
      Consumer<Trouble> troubles) {
    List<LiveFile> live = readings.stream().map(LiveFile::of).toList();
    List<RowChange> changes =
        new ArrayList<>(
            factRows.changes(rootname, profile, live, List.copyOf(readings), List.of(), troubles));
    Map<String, FileRows> rows = headerRows.of(profile, readings, List.of(), FormerRows.unknown());
    for (FileReading.Readable reading : readings) {
      FileRows ofFile = Objects.requireNonNull(rows.get(reading.work().file().path()));
      ofFile.misfits().tell(troubles);
      changes.addAll(ofFile.changes());
    }
    return changes;
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
