package org.fitsql.scheduler.verify;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.fits.FitsReader;
import org.fitsql.ingest.Rereading;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.CatalogVersion;
import org.fitsql.ingest.failure.OpenFailures;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.inventory.Comparison;
import org.fitsql.ingest.inventory.ImageInventory;
import org.fitsql.ingest.inventory.Inventory;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.PageComparison;
import org.fitsql.ingest.inventory.Selection;
import org.fitsql.ingest.observation.ExpectedRows;
import org.fitsql.ingest.observation.ObservationReader;
import org.fitsql.ingest.observation.RunStamp;
import org.fitsql.ingest.proposals.ProposalRows;
import org.fitsql.ingest.scan.ArchiveScan;
import org.fitsql.ingest.scan.Page;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseException.Kind;
import org.fitsql.scheduler.RunListener;
import org.fitsql.scheduler.Stopwatch;

/**
 * Reads all of an archive again, or a sample of it, and compares: names, sizes and times with the
 * inventory; headers with the stored cards, byte for byte, and with every column of every header
 * table; images with what would be drawn. It writes nothing and takes no lock; what an ingest
 * writes meanwhile is not judged.
 */
public final class VerifyRun {
  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final VerifySettings settings;
  private final Clock clock;
  private final VerifyTally tally;
  private final CatalogTables tables;
  private final TableGrowth growth;
  private final Inventory inventory;
  private final InventoryCheck inventoryCheck;
  private final Comparison comparison;
  private final Selection selection;
  private final Rereading rereading = new Rereading();
  private volatile boolean stopping;

  public VerifyRun(
      Database database,
      List<InstrumentProfile> profiles,
      VerifySettings settings,
      Clock clock,
      RunListener listener) {
    this.database = database;
    this.profiles = List.copyOf(profiles);
    this.settings = settings;
    this.clock = clock;
    this.tally = new VerifyTally(listener);
    this.tables = new CatalogTables(profiles);
    this.growth = TableGrowth.ofCheck(database, tables, settings.unknownKeywords());
    this.inventory = Inventory.of(database);
    this.inventoryCheck = new InventoryCheck(database, tally);
    this.selection = new Selection(settings.rootnames(), null);
    this.comparison =
        new Comparison(
            profiles, selection, settings.corrections(), false, settings.images(), now());
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Asks it to finish what is in hand and to return. */
  public void stop() {
    stopping = true;
  }

  /**
   * Compares.
   *
   * @throws DatabaseException where the database cannot be read; REFUSED where its schema is older
   *     or newer than this program
   * @throws org.fitsql.ingest.scan.ArchiveException where the archive cannot be listed at all
   */
  public VerifySummary run() {
    Stopwatch watch = Stopwatch.start(clock);
    refuseOtherSchema();
    SampledObservations sampled =
        new SampledObservations(
            inventory, Sampling.of(database, settings.sample(), settings.seed()));
    ExecutorService listing = Executors.newFixedThreadPool(settings.workers());
    String interrupted = "";
    try (BatchPool pool = new BatchPool(settings.workers(), this::worker)) {
      OrphanCheck orphans = new OrphanCheck(database, tables, tally);
      orphans.schema();
      ArchiveScan scan = new ArchiveScan(settings.archive(), listing);
      while (scan.hasNext() && !stopping) {
        Page page = scan.next();
        compare(page, sampled, pool, !scan.hasNext());
      }
      pool.drain();
      if (!stopping && settings.rootnames() == null) {
        orphans.rows();
        if (settings.images() && settings.isWhole()) {
          orphans.images(settings.quicklook(), profiles);
        }
      }
      interrupted = stopping ? "it was asked to stop" : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      interrupted = "it was interrupted";
    } finally {
      listing.shutdownNow();
    }
    return tally.summary(watch.elapsed(), interrupted);
  }

  private void refuseOtherSchema() {
    CatalogVersion version = new CatalogVersion(database);
    OptionalInt current = version.current();
    version.refuseNewer();
    if (current.isEmpty() || current.getAsInt() < version.latest()) {
      throw new DatabaseException(
          Kind.REFUSED,
          current.isEmpty()
              ? "The database holds no tables of fitsql yet. `fitsql ingest` makes them."
              : "The schema of the database is version %d, this fitsql's is %d. Run `fitsql schema migrate` first."
                  .formatted(current.getAsInt(), version.latest()),
          null);
    }
  }

  private BatchCheck worker() {
    StoredHeaders stored = new StoredHeaders(database);
    RunStamp stamp = new RunStamp("", now());
    return new BatchCheck(
        database,
        settings,
        new ObservationReader(
            settings.archive(), new FitsReader(), settings.corrections(), false, rereading),
        new ExpectedRows(
            tables,
            growth,
            stored,
            settings.corrections(),
            new ProposalRows(database, tables, stamp).stored(),
            new OpenFailures(database, tables, stamp.run(), stamp.now())),
        new CardCheck(stored),
        new PictureCheck(settings.quicklook(), settings.pixels(), new ImageInventory(database)),
        tally);
  }

  private void compare(Page page, SampledObservations sampled, BatchPool pool, boolean last)
      throws InterruptedException {
    PageComparison compared = comparison.compare(page, inventory.filesOf(page));
    inventoryCheck.check(page, compared);
    Map<InstrumentProfile, Map<String, List<InventoryFile>>> observations = sampled.of(compared);
    long number = observations.values().stream().mapToLong(Map::size).sum();
    tally.page(page.files().size(), number, last);
    for (Map.Entry<InstrumentProfile, Map<String, List<InventoryFile>>> of :
        observations.entrySet()) {
      List<Map.Entry<String, List<InventoryFile>>> all = List.copyOf(of.getValue().entrySet());
      for (int from = 0; from < all.size() && !stopping; from += pool.batch()) {
        Map<String, List<InventoryFile>> some = new LinkedHashMap<>();
        all.subList(from, Math.min(all.size(), from + pool.batch()))
            .forEach(entry -> some.put(entry.getKey(), entry.getValue()));
        pool.submit(of.getKey(), some);
      }
    }
  }
}
