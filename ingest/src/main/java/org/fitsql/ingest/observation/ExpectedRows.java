package org.fitsql.ingest.observation;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.Corrections;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.fits.Hdu;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.failure.OpenFailures;
import org.fitsql.ingest.growth.HeaderTable;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.proposals.Proposals;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Upsert;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/**
 * The rows that files ought to have, made by what makes them when files are ingested, to be held
 * against those that are stored. Nothing is written. One per worker, not thread-safe.
 */
public final class ExpectedRows {
  private static final RunStamp NEVER = new RunStamp("", LocalDateTime.MIN);

  private final CatalogTables tables;
  private final TableGrowth growth;
  private final ObservationSummary summary;
  private final FactRows factRows;
  private final HeaderRows headerRows;
  private final CorrectionRows correctionRows;
  private final InventoryRows inventoryRows;
  private final ImageRows imageRows;
  private final RowShape hdus;

  /**
   * @param growth of tables that stay as they are
   * @param corrections of wrong keywords, made as by an ingest
   * @param proposals the list in force
   * @param failures open ones; none is changed
   */
  public ExpectedRows(
      CatalogTables tables,
      TableGrowth growth,
      StoredHeaders stored,
      Corrections corrections,
      Proposals proposals,
      OpenFailures failures) {
    this.tables = tables;
    this.growth = growth;
    this.summary = new ObservationSummary(tables, proposals);
    this.factRows = new FactRows(tables, stored);
    this.headerRows = new HeaderRows(growth);
    this.correctionRows = new CorrectionRows(tables, NEVER);
    this.inventoryRows = new InventoryRows(tables, corrections, failures, NEVER);
    this.imageRows = new ImageRows(tables, NEVER);
    this.hdus = new RowShape(tables.own("hdus"));
  }

  /**
   * A row that ought to be there.
   *
   * @param row what an ingest would write now; run, dates and cards are not to be compared
   * @param path file that it is of, relative to the archive
   */
  public record ExpectedRow(Upsert row, String path) {}

  /**
   * The rows of one observation.
   *
   * @param work with the files that were read in {@code todo}
   * @param readings of those of them that can be read
   * @param images of files that were drawn to be compared, by path; of others none are expected
   */
  public List<ExpectedRow> of(
      RootnameWork work, List<FileReading.Readable> readings, Map<String, FileImages> images) {
    InstrumentProfile profile = work.profile();
    List<FileReading> all = List.copyOf(readings);
    List<LiveFile> live = ObservationRows.live(work, all);
    Consumer<Trouble> unheard = trouble -> {};
    String home = readings.get(0).work().file().path();
    List<ExpectedRow> rows = new ArrayList<>();
    Table datasets = growth.of(profile).datasets(profile);
    add(
        rows,
        home,
        summary.changes(work.rootname(), profile, datasets, live, work.known(), LocalDateTime.MIN));
    add(rows, home, factRows.changes(work.rootname(), profile, live, all, work.known(), unheard));
    Map<String, FileRows> headers =
        headerRows.of(profile, readings, List.of(), FormerRows.unknown());
    for (FileReading.Readable reading : readings) {
      String path = reading.work().file().path();
      add(rows, path, Objects.requireNonNull(headers.get(path)).changes());
      add(rows, path, correctionRows.changes(reading, unheard));
      add(rows, path, described(reading));
      InventoryFile known = Objects.requireNonNull(reading.work().known());
      add(rows, path, List.of(inventoryRows.expected(reading, version(reading), known)));
      FileImages drawn = images.get(path);
      if (drawn != null) {
        add(rows, path, imageRows.changes(reading, drawn, FormerRows.unknown()));
      }
    }
    return rows;
  }

  private static void add(List<ExpectedRow> rows, String path, List<RowChange> changes) {
    for (RowChange change : changes) {
      if (change instanceof Upsert upsert) {
        rows.add(new ExpectedRow(upsert, path));
      }
    }
  }

  private List<RowChange> described(FileReading.Readable reading) {
    List<RowChange> rows = new ArrayList<>();
    for (Hdu hdu : reading.fits().hdus()) {
      rows.add(HduRows.described(hdus, reading, hdu, version(reading)).upsert());
    }
    return rows;
  }

  private static long version(FileReading.Readable reading) {
    return Objects.requireNonNull(reading.work().known()).version();
  }

  /** Tables that hold rows of an observation under its rootname: summaries and header tables. */
  public List<Table> ofRootname(InstrumentProfile profile) {
    List<Table> all = new ArrayList<>();
    all.add(tables.own("master"));
    all.add(growth.of(profile).datasets(profile));
    all.add(tables.own("observation_facts"));
    growth.of(profile).all().stream().map(HeaderTable::table).forEach(all::add);
    return List.copyOf(all);
  }

  /** One of fitsql's own tables. */
  public Table own(String name) {
    return tables.own(name);
  }

  /** The keywords that columns of a table show, by column; empty of one that is no header table. */
  public Map<String, String> keywords(InstrumentProfile profile, Table table) {
    Collection<ColumnDefinition> columns =
        growth.of(profile).table(table.name()).map(HeaderTable::keywords).orElse(List.of());
    Map<String, String> keywords = new HashMap<>();
    columns.forEach(column -> keywords.put(column.column(), column.keyword()));
    return keywords;
  }

  /** The HDU that the rows of a header table are of; null where that depends on the row. */
  public @Nullable Integer hdu(InstrumentProfile profile, Table table) {
    return growth
        .of(profile)
        .table(table.name())
        .map(known -> known.place().extension())
        .map(Math::toIntExact)
        .orElse(null);
  }
}
