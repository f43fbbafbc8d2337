package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.HduType;
import org.fitsql.ingest.growth.EffectiveTables;
import org.fitsql.ingest.growth.HeaderTable;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.growth.TablePlace;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.fitsql.ingest.growth.Wish;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Upsert;
import org.jspecify.annotations.Nullable;

/**
 * The rows of header tables and their child tables that files fill, or filled. Where tables cannot
 * hold what files have, they grow first, if that is wanted. Not thread-safe.
 */
final class HeaderRows {
  /** A keyword may first be added and then be widened, each time with what others ask for. */
  private static final int ATTEMPTS = 4;

  private final TableGrowth growth;
  private final CellReader cells = new CellReader();
  private final Map<String, HeaderRowMaker> makers = new HashMap<>();
  private final Map<String, RepeatedRowMaker> repeatedMakers = new HashMap<>();

  HeaderRows(TableGrowth growth) {
    this.growth = growth;
  }

  /**
   * The rows of files of one observation, by path.
   *
   * @param known all that the inventory knows of it
   * @param former what the database has of it
   */
  Map<String, FileRows> of(
      InstrumentProfile profile,
      List<FileReading.Readable> readings,
      Collection<InventoryFile> known,
      FormerRows former) {
    EffectiveTables tables = growth.of(profile);
    Map<String, FileRows> rows = rows(readings, tables);
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      List<Wish> wishes = rows.values().stream().flatMap(file -> file.wishes().stream()).toList();
      if (wishes.isEmpty() || growth.policy() != UnknownKeywords.ADD) {
        break;
      }
      EffectiveTables grown = growth.grow(wishes);
      if (grown == tables) {
        break;
      }
      tables = grown;
      rows = rows(readings, tables);
    }
    for (FileRows file : rows.values()) {
      growth.misfits(file.misfits().count());
      if (growth.policy() == UnknownKeywords.REPORT) {
        file.wishes().forEach(growth::reported);
      }
      file.changes().addAll(new FilledTables(tables).removals(file, known, former));
    }
    return rows;
  }

  /** Keywords of a file that have no column. */
  List<Wish> unknown(FileReading.Readable reading) {
    return fileRows(reading, growth.of(reading.work().profile())).wishes().stream()
        .filter(Wish::isUnknown)
        .toList();
  }

  private Map<String, FileRows> rows(List<FileReading.Readable> readings, EffectiveTables tables) {
    Map<String, FileRows> rows = new HashMap<>();
    readings.forEach(r -> rows.put(r.work().file().path(), fileRows(r, tables)));
    return rows;
  }

  private FileRows fileRows(FileReading.Readable reading, EffectiveTables tables) {
    FileRows rows = new FileRows(reading);
    List<RepeatedRowMaker> repeated = repeatedMakers(reading.work().profile(), tables);
    for (Hdu hdu : reading.fits().hdus()) {
      Optional<TablePlace> place = place(reading, hdu, tables, rows.misfits());
      boolean primary = hdu.index() == 0;
      if (place.isPresent() && !tables.isDenied(place.get())) {
        HeaderRowMaker maker = maker(place.get(), tables);
        @Nullable Object[] row = start(maker.table(), reading, hdu);
        maker.fill(
            hdu.header(),
            row,
            keyword -> primary && repeated.stream().anyMatch(other -> other.holds(keyword)),
            rows.listener(place.get(), hdu));
        if (tables.table(place.get()).isPresent()) {
          rows.add(new Upsert(maker.table().table(), row));
        }
      }
      if (primary) {
        for (RepeatedRowMaker maker : repeated) {
          CardListener listener = rows.listener(maker.table().place(), hdu);
          maker.rows(reading.work(), hdu, listener, rows::add);
        }
      }
    }
    return rows;
  }

  /** Which table an HDU fills; empty where it fills none. */
  private Optional<TablePlace> place(
      FileReading.Readable reading, Hdu hdu, EffectiveTables tables, Misfits misfits) {
    FileWork work = reading.work();
    boolean listed = work.profile().extensions().contains(extname(hdu));
    if (listed) {
      Optional<TableDefinition> definition =
          work.profile().headerTable(reading.detector(), work.name().filetype(), hdu.index());
      if (definition.isPresent()) {
        return Optional.of(EffectiveTables.placeOf(work.profile(), definition.get()));
      }
    }
    if (growth.policy() == UnknownKeywords.ADD) {
      return Optional.of(tables.placeOf(extname(hdu)));
    }
    if (listed) {
      misfits.noTable(hdu, reading.detector());
    }
    return Optional.empty();
  }

  private static String extname(Hdu hdu) {
    return hdu.type() == HduType.PRIMARY
        ? HduType.PRIMARY.name()
        : hdu.extname().toUpperCase(Locale.ROOT);
  }

  private HeaderRowMaker maker(TablePlace place, EffectiveTables tables) {
    HeaderTable table = tables.table(place).orElseGet(() -> HeaderTable.empty(place));
    HeaderRowMaker known = makers.get(place.name());
    if (known == null || known.table() != table) {
      known = new HeaderRowMaker(table, cells);
      makers.put(place.name(), known);
    }
    return known;
  }

  private List<RepeatedRowMaker> repeatedMakers(InstrumentProfile profile, EffectiveTables tables) {
    List<RepeatedRowMaker> wanted = new ArrayList<>();
    for (RepeatedKeywords repeated : profile.repeated()) {
      Optional<HeaderTable> table = tables.table(repeated);
      if (table.isPresent()) {
        RepeatedRowMaker known = repeatedMakers.get(repeated.table());
        if (known == null || known.table() != table.get()) {
          known = new RepeatedRowMaker(repeated, table.get(), cells);
          repeatedMakers.put(repeated.table(), known);
        }
        wanted.add(known);
      }
    }
    return wanted;
  }

  private static @Nullable Object[] start(
      HeaderTable table, FileReading.Readable reading, Hdu hdu) {
    @Nullable Object[] row = new @Nullable Object[table.table().columns().size()];
    row[0] = reading.work().name().rootname();
    row[1] = reading.work().file().filename();
    if (table.place().isFound()) {
      row[2] = (long) hdu.index();
      row[3] = (long) hdu.extver();
      row[4] = reading.detector();
      row[5] = reading.work().name().filetype();
    }
    return row;
  }

  /** The removal of every row that a file filled. */
  List<RowChange> removals(FileWork work, @Nullable String detector) {
    return new FilledTables(growth.of(work.profile())).removals(work, detector);
  }

  /** The removal of every row of one filetype of an observation. */
  List<RowChange> removals(
      InstrumentProfile profile,
      String rootname,
      String filetype,
      String filename,
      @Nullable String detector) {
    return new FilledTables(growth.of(profile))
        .removals(profile, rootname, filetype, filename, detector);
  }
}
