package org.fitsql.scheduler.verify;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.fits.FitsReader;
import org.fitsql.ingest.Rereading;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.CatalogVersion;
import org.fitsql.ingest.failure.OpenFailures;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.inventory.Comparison;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.FileWork;
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
import org.fitsql.ingest.scan.ScannedFile;
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
  private final Comparison comparison;
  private final Selection selection;
  private final Rereading rereading = new Rereading();
  private final Set<String> scattered = new HashSet<>();
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
    Sampling sampling = Sampling.of(database, settings.sample(), settings.seed());
    ExecutorService listing = Executors.newFixedThreadPool(settings.workers());
    String interrupted = "";
    try (BatchPool pool = new BatchPool(settings.workers(), this::worker)) {
      OrphanCheck orphans = new OrphanCheck(database, tables, tally);
      orphans.schema();
      ArchiveScan scan = new ArchiveScan(settings.archive(), listing);
      while (scan.hasNext() && !stopping) {
        Page page = scan.next();
        compare(page, sampling, pool, !scan.hasNext());
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

  private void compare(Page page, Sampling sampling, BatchPool pool, boolean last)
      throws InterruptedException {
    PageComparison compared = comparison.compare(page, inventory.filesOf(page));
    page.troubles()
        .forEach(
            trouble ->
                tally.add(
                    Difference.ofFile(
                        Difference.Kind.UNREADABLE, trouble.path(), "", trouble.message())));
    inventoryDiffers(compared);
    Map<InstrumentProfile, Map<String, List<InventoryFile>>> observations =
        observations(compared, sampling);
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

  private void inventoryDiffers(PageComparison compared) {
    Set<String> fresh =
        compared.work().stream()
            .filter(work -> work.known() == null)
            .map(work -> work.file().path())
            .collect(Collectors.toSet());
    Set<String> forgotten = new StoredHeaders(database).stored(fresh);
    for (FileWork work : compared.work()) {
      boolean lost = forgotten.contains(work.file().path());
      tally.add(
          Difference.ofFile(
              lost ? Difference.Kind.INVENTORY : kind(work.reason()),
              work.file().path(),
              work.name().rootname(),
              lost ? "its cards are stored, and its row in table files is gone" : words(work)));
    }
    for (ScannedFile file : compared.newNoProfile()) {
      tally.add(
          Difference.ofFile(
              Difference.Kind.NEW, file.path(), "", "no profile knows it, nor the inventory"));
    }
    for (InventoryFile file : compared.vanished()) {
      String rootname = file.rootname() == null ? "" : file.rootname();
      tally.add(
          Difference.ofFile(
              Difference.Kind.MISSING,
              file.path(),
              rootname,
              "it is %s in the inventory, and not in the archive".formatted(file.state().word())));
    }
  }

  private static Difference.Kind kind(FileWork.Reason reason) {
    return switch (reason) {
      case NEW -> Difference.Kind.NEW;
      case CORRECTED -> Difference.Kind.CORRECTED;
      case QUICKLOOK_DUE -> Difference.Kind.DUE;
      case REDRAW -> Difference.Kind.OUTDATED;
      case CHANGED, FORCED, DAMAGED, RETRY -> Difference.Kind.CHANGED;
    };
  }

  private static String words(FileWork work) {
    InventoryFile known = work.known();
    return switch (kind(work.reason())) {
      case NEW -> "it is not ingested yet";
      case CORRECTED -> "the corrections that concern it have changed";
      case DUE -> "its images are not drawn yet";
      default ->
          known == null
              ? "it has changed"
              : "it has %,d bytes of %s, ingested were %,d of %s"
                  .formatted(
                      work.file().size(),
                      work.file().mtime(),
                      known.found().size(),
                      known.found().mtime());
    };
  }

  /** Those of the sample, by instrument; one whose files lie in several branches once. */
  private Map<InstrumentProfile, Map<String, List<InventoryFile>>> observations(
      PageComparison compared, Sampling sampling) {
    Map<String, InstrumentProfile> wanted = new TreeMap<>();
    Stream.concat(
            compared.unchanged().stream().map(k -> Map.entry(k.name().rootname(), k.profile())),
            compared.work().stream().map(w -> Map.entry(w.name().rootname(), w.profile())))
        .filter(entry -> sampling.takes(entry.getKey()))
        .forEach(entry -> wanted.putIfAbsent(entry.getKey(), entry.getValue()));
    Map<String, List<InventoryFile>> known = new TreeMap<>();
    for (InventoryFile file : inventory.filesOf(wanted.keySet())) {
      known.computeIfAbsent(String.valueOf(file.rootname()), r -> new ArrayList<>()).add(file);
    }
    Map<InstrumentProfile, Map<String, List<InventoryFile>>> observations = new LinkedHashMap<>();
    known.forEach(
        (rootname, files) -> {
          InstrumentProfile profile = wanted.get(rootname);
          boolean ingested = files.stream().anyMatch(f -> f.state() == FileState.INGESTED);
          if (profile != null && ingested && isFirst(rootname, files)) {
            observations.computeIfAbsent(profile, p -> new LinkedHashMap<>()).put(rootname, files);
          }
        });
    return observations;
  }

  private boolean isFirst(String rootname, List<InventoryFile> files) {
    long branches = files.stream().map(file -> file.found().branch()).distinct().count();
    return branches <= 1 || scattered.add(rootname);
  }
}
