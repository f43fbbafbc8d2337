package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.HduType;
import org.fitsql.ingest.cards.CardDictionaries;
import org.fitsql.ingest.cards.CardDictionaries.CardDictionary;
import org.fitsql.ingest.cards.CardPress;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.orm.RowChange;

/**
 * The rows of {@code hdus}: every HDU of a file with all its cards. Written only where the headers
 * differ from the version stored last; earlier versions are never touched. Not thread-safe.
 */
final class HduRows implements AutoCloseable {
  private static final int LONGEST_EXTNAME = 80;
  private static final int LONGEST_KIND = 128;

  private final RowShape hdus;
  private final CardDictionaries dictionaries;
  private final CardPress press = new CardPress();
  private final RunStamp stamp;

  HduRows(CatalogTables tables, CardDictionaries dictionaries, RunStamp stamp) {
    this.hdus = new RowShape(tables.own("hdus"));
    this.dictionaries = dictionaries;
    this.stamp = stamp;
  }

  /** The version that the headers of a file are, from 1. */
  static long version(FileReading.Readable reading) {
    InventoryFile known = reading.work().known();
    if (known == null) {
      return 1;
    }
    return isStored(reading) ? known.version() : known.version() + 1;
  }

  /** Whether the database has these very headers already. */
  static boolean isStored(FileReading.Readable reading) {
    InventoryFile known = reading.work().known();
    return known != null
        && known.version() > 0
        && reading.fits().headerHash().equals(known.headerHash());
  }

  List<RowChange> changes(FileReading.Readable reading) {
    if (isStored(reading) && reading.work().reason() != FileWork.Reason.DAMAGED) {
      return List.of();
    }
    List<RowChange> rows = new ArrayList<>();
    reading.fits().hdus().forEach(hdu -> rows.add(row(reading, hdu)));
    return rows;
  }

  private RowChange row(FileReading.Readable reading, Hdu hdu) {
    byte[] header = hdu.header().bytes();
    CardDictionary dictionary = dictionaries.of(kind(reading, hdu), header);
    return described(hdus, reading, hdu, version(reading))
        .set("dictionary", dictionary.id())
        .set("cards", press.press(header, dictionary))
        .set("run", stamp.run())
        .upsert();
  }

  /** The row but for the cards and what stored them. */
  static RowShape.Row described(
      RowShape hdus, FileReading.Readable reading, Hdu hdu, long version) {
    FileWork work = reading.work();
    return hdus.row()
        .set("path", work.file().path())
        .set("version", version)
        .set("hdu", (long) hdu.index())
        .set("filename", work.file().filename())
        .set("rootname", work.name().rootname())
        .set("filetype", work.name().filetype())
        .set("extname", cut(hdu.extname(), LONGEST_EXTNAME))
        .set("extver", (long) hdu.extver())
        .set("type", hdu.type().name())
        .set("bitpix", (long) hdu.bitpix())
        .set("naxis", (long) hdu.axes().size())
        .set("axes", hdu.axes().stream().map(String::valueOf).collect(Collectors.joining("x")))
        .set("header_offset", hdu.headerOffset())
        .set("data_offset", hdu.dataOffset())
        .set("data_size", hdu.dataSize())
        .set("card_count", (long) hdu.header().cards().size())
        .set("header_bytes", (long) hdu.header().size())
        .set("header_hash", reading.fits().headerHash());
  }

  /** Headers of one kind are alike: same detector, filetype and EXTNAME. */
  private static String kind(FileReading.Readable reading, Hdu hdu) {
    String extname = hdu.type() == HduType.PRIMARY ? "PRIMARY" : hdu.extname();
    String kind =
        "%s %s %s %s"
            .formatted(
                reading.work().profile().id(),
                reading.detector(),
                reading.work().name().filetype(),
                extname);
    return cut(kind, LONGEST_KIND);
  }

  /** A long string may be an EXTNAME too; the cards hold all of it. */
  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  @Override
  public void close() {
    press.close();
  }
}
