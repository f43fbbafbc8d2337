package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.HduType;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;
import org.fitsql.orm.RowChange.Upsert;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/** The rows of header tables and their child tables that one file fills, or filled. */
final class HeaderRows {
  private final CatalogTables tables;
  private final Map<String, HeaderRowMaker> makers = new HashMap<>();
  private final Map<String, RepeatedRowMaker> repeatedMakers = new HashMap<>();

  HeaderRows(CatalogTables tables, List<InstrumentProfile> profiles, CellReader cells) {
    this.tables = tables;
    for (InstrumentProfile profile : profiles) {
      for (TableDefinition definition : profile.tables().values()) {
        makers.put(definition.name(), new HeaderRowMaker(definition.columns(), cells));
      }
      for (RepeatedKeywords repeated : profile.repeated()) {
        repeatedMakers.put(
            repeated.table(), new RepeatedRowMaker(repeated, tables.repeated(repeated), cells));
      }
    }
  }

  /** The rows of a file that was read, and the removal of those that it no longer fills. */
  List<RowChange> changes(FileReading.Readable reading, Consumer<Trouble> troubles) {
    FileWork work = reading.work();
    InstrumentProfile profile = work.profile();
    Misfits misfits = new Misfits(work, troubles);
    List<RowChange> changes = new ArrayList<>();
    Set<String> filled = new HashSet<>();
    for (Hdu hdu : reading.fits().hdus()) {
      if (!isIngestable(profile, hdu)) {
        continue;
      }
      Optional<TableDefinition> definition =
          profile.headerTable(reading.detector(), work.name().filetype(), hdu.index());
      if (definition.isPresent()) {
        filled.add(definition.get().name());
        changes.add(row(definition.get(), work, hdu, misfits));
      } else {
        misfits.noTable(hdu, reading.detector());
      }
      if (hdu.index() == 0) {
        repeatedMakers(profile).forEach(maker -> maker.rows(work, hdu, misfits, changes::add));
      }
    }
    misfits.tell();
    if (work.known() != null && work.known().mayHaveRows()) {
      changes.addAll(removals(work, work.known().detector(), filled));
    }
    return changes;
  }

  /** The removal of every row that a file filled. */
  List<RowChange> removals(FileWork work, @Nullable String detector) {
    return removals(work, detector, Set.of());
  }

  private List<RowChange> removals(FileWork work, @Nullable String detector, Set<String> except) {
    return removals(
        work.profile(),
        work.name().rootname(),
        work.name().filetype(),
        work.file().filename(),
        detector,
        except);
  }

  /** The removal of every row of one filetype of an observation, except of some tables. */
  List<RowChange> removals(
      InstrumentProfile profile,
      String rootname,
      String filetype,
      String filename,
      @Nullable String detector,
      Set<String> except) {
    List<RowChange> removals = new ArrayList<>();
    for (TableDefinition definition : profile.tables().values()) {
      if (definition.filetype().equals(filetype)
          && definition.detector().equals(detector)
          && !except.contains(definition.name())) {
        Object[] key = {rootname};
        removals.add(new Delete(tables.header(definition), List.of("rootname"), key));
      }
    }
    for (RepeatedKeywords repeated : profile.repeated()) {
      Object[] key = {rootname, filename};
      List<String> columns = List.of("rootname", "filename");
      removals.add(new Delete(tables.repeated(repeated), columns, key));
    }
    return removals;
  }

  private List<RepeatedRowMaker> repeatedMakers(InstrumentProfile profile) {
    Map<String, RepeatedRowMaker> wanted = new LinkedHashMap<>(repeatedMakers);
    wanted.keySet().retainAll(profile.repeated().stream().map(RepeatedKeywords::table).toList());
    return List.copyOf(wanted.values());
  }

  private static boolean isIngestable(InstrumentProfile profile, Hdu hdu) {
    String name =
        hdu.type() == HduType.PRIMARY
            ? HduType.PRIMARY.name()
            : hdu.extname().toUpperCase(Locale.ROOT);
    return profile.extensions().contains(name);
  }

  private RowChange row(TableDefinition definition, FileWork work, Hdu hdu, Misfits misfits) {
    Table table = tables.header(definition);
    @Nullable Object[] row = new @Nullable Object[table.columns().size()];
    row[0] = work.name().rootname();
    row[1] = work.file().filename();
    HeaderRowMaker maker = makers.get(definition.name());
    if (maker == null) {
      throw new IllegalStateException("no table definition " + definition.name());
    }
    maker.fill(hdu.header(), row, TableDefinition.OWN_COLUMNS.size(), misfits.of(hdu));
    return new Upsert(table, row);
  }
}
