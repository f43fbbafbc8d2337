package org.fitsql.scheduler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.fits.FitsReader;
import org.fitsql.ingest.Rereading;
import org.fitsql.ingest.cards.CardDictionaries;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.SchemaUpgrade;
import org.fitsql.ingest.failure.FailureCounts;
import org.fitsql.ingest.failure.ListingFailures;
import org.fitsql.ingest.failure.OpenFailures;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.inventory.Comparison;
import org.fitsql.ingest.inventory.Grouping;
import org.fitsql.ingest.inventory.ImageInventory;
import org.fitsql.ingest.inventory.Inventory;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.PageComparison;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.observation.ObservationReader;
import org.fitsql.ingest.observation.ObservationRows;
import org.fitsql.ingest.observation.RunStamp;
import org.fitsql.ingest.proposals.Proposals;
import org.fitsql.ingest.scan.ArchiveScan;
import org.fitsql.ingest.scan.Page;
import org.fitsql.ingest.scan.ScannedFile;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.Unit;
import org.fitsql.quicklook.QuicklookArtist;
import org.fitsql.scheduler.Tally.Count;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over an archive: lists it page by page, holds each page against the inventory, and hands
 * the observations that have work to the pipeline. Running it twice changes nothing the second
 * time.
 */
public final class ArchiveRun {
  private static final Logger log = LoggerFactory.getLogger(ArchiveRun.class);
  private static final DateTimeFormatter RUN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final RunSettings settings;
  private final Clock clock;
  private final Instant started;
  private final String run;
  private final RunListener listener;
  private final Tally tally;
  private final CatalogTables tables;
  private final OpenFailures failures;
  private final RunStamp stamp;
  private final TableGrowth growth;
  private final FitsReader reader = new FitsReader();
  private final Rereading rereading = new Rereading();
  private final Comparison comparison;
  private final DirectoryCheck directories;
  private volatile String stopping = "";
  private volatile Proposals proposals = Proposals.none();

  public ArchiveRun(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      Clock clock,
      RunListener listener) {
    this(
        database,
        profiles,
        settings,
        clock,
        listener,
        settings.comparison(profiles, RunRecord.utc(clock.instant())));
  }

  private ArchiveRun(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      Clock clock,
      RunListener listener,
      Comparison comparison) {
    this.database = database;
    this.profiles = List.copyOf(profiles);
    this.settings = settings;
    this.clock = clock;
    this.started = clock.instant();
    this.run = runName(started);
    this.listener = listener;
    this.tally = new Tally(listener);
    this.tables = new CatalogTables(profiles);
    this.failures = new OpenFailures(database, tables, run, RunRecord.utc(started));
    this.stamp = new RunStamp(run, RunRecord.utc(started));
    this.growth =
        new TableGrowth(database, tables, settings.unknownKeywords(), run, RunRecord.utc(started));
    this.comparison = comparison;
    this.directories = new DirectoryCheck(tally);
  }

  /**
   * A run that writes again all that the database and the folders of images have of the files it
   * looks at, stored cards included, because something of it is damaged.
   */
  public static ArchiveRun mending(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      Clock clock,
      RunListener listener) {
    return new ArchiveRun(
        database,
        profiles,
        settings,
        clock,
        listener,
        settings.comparison(profiles, RunRecord.utc(clock.instant())).mending());
  }

  static String runName(Instant started) {
    byte[] random = new byte[3];
    RandomGenerator.getDefault().nextBytes(random);
    return RUN_NAME.format(started) + "-" + HexFormat.of().formatHex(random);
  }

  /** The name of this run, the key of its row in {@code runs}. */
  public String name() {
    return run;
  }

  /** Asks the run to finish the observations in hand and then to return. */
  public void stop() {
    stopping = "it was asked to stop; the next run goes on from here";
  }

  private boolean isStopping() {
    return !stopping.isEmpty();
  }

  private void lockLost() {
    stopping = "another run has taken the lock after the connection that held it was cut";
  }

  /**
   * Ingests what is new or changed and draws its quicklooks.
   *
   * @throws DatabaseException where the database cannot be used, is held by another run, or is lost
   *     on the way; what was committed until then stays, and the next run goes on from there
   * @throws org.fitsql.ingest.scan.ArchiveException where the archive cannot be listed at all
   */
  public RunSummary run() {
    return run(null);
  }

  /**
   * The same over some branches of the archive alone, with nothing else of what a pass over all of
   * it looks after.
   *
   * @param branches directories at the root of the archive, an empty string for the files at the
   *     root; null for all
   */
  public RunSummary run(@Nullable Set<String> branches) {
    try (LogContext ignored = LogContext.run(run);
        RunClaim claim = RunClaim.take(database)) {
      claim.whenLost(this::lockLost);
      updateSchema();
      claim.record(tables, settings.command(), run, clock);
      RunRecord record = new RunRecord(database, tables, settings, run, started);
      if (record.findsDeadRuns()) {
        new UnfinishedImages(settings.quicklook(), profiles).removeOlderThan(started);
      }
      record.begin();
      listener.began(run, started);
      String interrupted = "it failed";
      RunSummary summary;
      try {
        interrupted = pass(branches);
      } catch (RuntimeException e) {
        interrupted = String.valueOf(e.getMessage());
        throw e;
      } finally {
        summary = ended(record, interrupted);
        tally.ended(summary);
      }
      database.sync();
      return summary;
    }
  }

  /** Records the end; what cannot be recorded any more is told all the same. */
  private RunSummary ended(RunRecord record, String interrupted) {
    FailureCounts counts = new FailureCounts(0, 0, 0);
    try {
      counts = failures.counts();
      record.end(summary(interrupted, counts), tally.rowsOfTables(), clock);
    } catch (DatabaseException e) {
      log.warn(LogContext.SHOWN, "the end of run {} could not be recorded", run, e);
    }
    return summary(interrupted, counts);
  }

  private void updateSchema() {
    List<String> done = new SchemaUpgrade(database, tables.base(), tables.all()).run();
    if (!done.isEmpty()) {
      log.info("schema: {} statements brought it up to date", done.size());
      done.forEach(statement -> log.debug("schema: {}", statement));
    }
  }

  private RunSummary summary(String interrupted, FailureCounts counts) {
    return new RunSummary(
        run,
        settings.archive(),
        started,
        Duration.between(started, clock.instant()),
        tally.files(),
        tally.of(Count.ROOTNAMES),
        tally.of(Count.ROWS),
        tally.of(Count.JPEGS),
        tally.of(Count.THUMBNAILS),
        tally.of(Count.OUTDATED_IMAGES),
        tally.of(Count.BYTES),
        tally.troubles(),
        growth.report(),
        counts,
        interrupted);
  }

  /** The pass itself; says why it ended early, or an empty string. */
  private String pass(@Nullable Set<String> branches) {
    if (settings.draw()) {
      log.info("quicklooks: JPEG by {}", QuicklookArtist.encoder());
    }
    Inventory inventory = Inventory.of(database);
    CardDictionaries dictionaries =
        new CardDictionaries(database, tables.own("card_dictionaries"), stamp.now());
    StoredHeaders stored = new StoredHeaders(database);
    ProposalFacts proposalFacts = new ProposalFacts(database, settings.proposals(), tally);
    proposals = proposalFacts.inForce(tables, stamp);
    ExecutorService listing =
        Executors.newFixedThreadPool(settings.workers(), Pipeline.named("listing"));
    try (ObservationRows rows = observationRows(dictionaries, stored);
        Pipeline pipeline =
            new Pipeline(
                database,
                settings.workers(),
                database.usefulWriters(),
                () -> worker(dictionaries, stored),
                tally,
                run,
                this::isStopping)) {
      VanishedFiles vanished =
          new VanishedFiles(settings.archive(), inventory.liveFiles(), settings.acceptVanished());
      ArchiveScan scan = new ArchiveScan(settings.archive(), listing, branches);
      while (scan.hasNext() && !isStopping()) {
        vanished.add(submit(scan.next(), inventory, rows, pipeline));
      }
      tally.found(true);
      pipeline.drain();
      if (!isStopping()) {
        vanished.remove(profiles, inventory, drawing(), rows, pipeline, tally);
        for (Unit unit : new ListingFailures(failures).changes(tally.troubles())) {
          pipeline.submit(unit, () -> {});
        }
        pipeline.drain();
        if (branches == null) {
          new MissingFacts(database, profiles).fill(inventory, rows, pipeline, tally);
          pipeline.drain();
          proposalFacts.tellUnknown(proposals);
        }
        new Upkeep(database, profiles, tables)
            .perform(tally.rowsOfTables(), run, settings.version(), stamp.now());
        if (settings.draw() && branches == null) {
          tally.add(Count.OUTDATED_IMAGES, redrawing(inventory).count());
        }
        if (settings.draw() && settings.redraw() && branches == null) {
          new OrphanedImages(settings.quicklook(), profiles, new ImageInventory(database), started)
              .remove();
        }
      }
      return stopping;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "it was interrupted";
    } finally {
      listing.shutdownNow();
    }
  }

  private RootnameWorker worker(CardDictionaries dictionaries, StoredHeaders stored) {
    return new RootnameWorker(
        new Settling(settings.settle(), clock),
        new ObservationReader(
            settings.archive(), reader, settings.corrections(), settings.checksums(), rereading),
        drawing(),
        observationRows(dictionaries, stored),
        tally);
  }

  private ObservationRows observationRows(CardDictionaries dictionaries, StoredHeaders stored) {
    return new ObservationRows(
        tables, growth, dictionaries, stored, failures, settings.corrections(), proposals, stamp);
  }

  private ImageDrawing drawing() {
    return new ImageDrawing(
        settings.quicklook(), settings.draw(), new ImageInventory(database), rereading);
  }

  private Redrawing redrawing(Inventory inventory) {
    return new Redrawing(new ImageInventory(database), inventory, settings.quicklook(), profiles);
  }

  /** Hands the work of one page to the pipeline; returns the files that are gone from it. */
  private List<InventoryFile> submit(
      Page page, Inventory inventory, ObservationRows rows, Pipeline pipeline)
      throws InterruptedException {
    List<InventoryFile> known = inventory.filesOf(page);
    boolean redraw = settings.draw() && settings.redraw();
    PageComparison compared =
        comparison.compare(page, known, redraw ? redrawing(inventory).outdated(known) : null);
    page.troubles().forEach(tally::trouble);
    tally.add(page, compared);
    for (ScannedFile file : compared.newNoProfile()) {
      pipeline.submit(rows.ofFileWithoutProfile(file), () -> {});
    }
    List<String> rootnames = compared.rootnames();
    if (rootnames.stream().anyMatch(pipeline::isInFlight)) {
      pipeline.drain();
    }
    List<RootnameWork> works =
        new Grouping(settings.archive()).group(compared.work(), inventory.filesOf(rootnames));
    tally.add(Count.ROOTNAMES_FOUND, works.size());
    tally.found(false);
    directories.check(works);
    for (RootnameWork work : works) {
      if (isStopping()) {
        break;
      }
      pipeline.submit(work);
    }
    return compared.vanished();
  }
}
