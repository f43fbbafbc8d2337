package org.fitsql.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.failure.ListingFailures;
import org.fitsql.ingest.inventory.Comparison;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.Grouping;
import org.fitsql.ingest.inventory.Inventory;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.KnownBranches;
import org.fitsql.ingest.inventory.PageComparison;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.observation.FormerRows;
import org.fitsql.ingest.observation.FormerRowsReader;
import org.fitsql.ingest.observation.ObservationRows;
import org.fitsql.ingest.proposals.Proposals;
import org.fitsql.ingest.scan.ArchiveScan;
import org.fitsql.ingest.scan.Page;
import org.fitsql.ingest.scan.ScannedFile;
import org.fitsql.orm.Database;
import org.fitsql.orm.Unit;
import org.fitsql.quicklook.QuicklookArtist;
import org.fitsql.scheduler.Tally.Count;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of a run: pages of the archive are held against the inventory, observations that have
 * work go through a pipeline. A pass looks at all of the archive ({@link #over}), or at one shard
 * of it after the other ({@link #share}). For one thread.
 */
final class ArchivePass implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ArchivePass.class);

  /** Observations whose rows are asked for in one go; a directory may hold any number. */
  private static final int ASKED_AT_ONCE = 500;

  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final RunBooks books;
  private final RunSettings settings;
  private final Comparison comparison;
  private final Stopping stopping;
  private final Tally tally;
  private final DirectoryCheck directories;
  private final Inventory inventory;
  private final ProposalFacts proposalFacts;
  private final Proposals proposals;
  private final PassParts parts;
  private final ExecutorService listing;
  private final ObservationRows rows;
  private final FormerRowsReader formerRows;
  private final Pipeline pipeline;
  private List<RootnameWork> recent = new ArrayList<>();

  /** Which of some observations a part of a run may write. */
  interface Claiming {
    Set<String> take(List<String> rootnames);
  }

  /**
   * @param appliesProposals whether the proposal list is read, so that its changes reach the
   *     observations that are there; else the list in force is taken as it is
   */
  ArchivePass(
      Database database,
      List<InstrumentProfile> profiles,
      RunBooks books,
      Comparison comparison,
      boolean appliesProposals,
      Stopping stopping) {
    this.database = database;
    this.profiles = profiles;
    this.books = books;
    this.settings = books.settings();
    this.comparison = comparison;
    this.stopping = stopping;
    this.tally = books.tally();
    this.directories = new DirectoryCheck(tally);
    if (settings.draw()) {
      log.info("quicklooks: JPEG by {}", QuicklookArtist.encoder());
    }
    inventory = Inventory.of(database);
    proposalFacts =
        new ProposalFacts(database, appliesProposals ? settings.proposals() : null, tally);
    proposals = proposalFacts.inForce(books.tables(), books.stamp());
    listing = Executors.newFixedThreadPool(settings.workers(), Pipeline.named("listing"));
    parts = new PassParts(database, profiles, books, inventory, proposals);
    rows = parts.observationRows();
    formerRows = parts.formerRows();
    pipeline =
        new Pipeline(
            database,
            settings.workers(),
            database.usefulWriters(),
            parts::worker,
            tally,
            books.run(),
            stopping::isAsked);
  }

  /**
   * Looks at the archive, or at some branches of it, and removes what has vanished there; over all
   * of it, also mends what is missing and removes images that show nothing any more.
   *
   * @param branches directories at the root of the archive, an empty string for the files at the
   *     root; null for all
   * @param written asked at the end: rows written to each table, by all that had a part in the run
   * @param run name of the run, or of the shared run that it ends
   */
  void over(@Nullable Set<String> branches, Supplier<Map<String, Long>> written, String run)
      throws InterruptedException {
    KnownBranches settled = settled(branches);
    VanishedFiles vanished =
        new VanishedFiles(
            settings.archive(), liveFiles(settled, branches), settings.acceptVanished());
    ArchiveScan scan =
        new ArchiveScan(settings.archive(), listing, branches, settled, parts.rereading());
    while (scan.hasNext() && !stopping.isAsked()) {
      Page page = scan.next();
      if (settled != null) {
        tally.add(settled.counts(page.settled()));
      }
      vanished.add(submit(page));
    }
    tally.found(true);
    pipeline.drain();
    if (stopping.isAsked()) {
      return;
    }
    vanished.remove(profiles, inventory, parts.drawing(), rows, pipeline, tally);
    for (Unit unit : new ListingFailures(books.failures()).changes(tally.troubles())) {
      pipeline.submit(unit, () -> {});
    }
    pipeline.drain();
    if (branches == null) {
      new MissingFacts(database, profiles).fill(inventory, rows, pipeline, tally);
      pipeline.drain();
      proposalFacts.tellUnknown(proposals);
    }
    new Upkeep(database, profiles, books.tables())
        .perform(written.get(), run, settings.version(), books.stamp().now());
    if (settings.draw() && branches == null) {
      tally.add(Count.OUTDATED_IMAGES, parts.redrawing().count());
    }
    if (settings.draw() && settings.redraw() && branches == null) {
      new OrphanedImages(settings.quicklook(), profiles, parts.images(), books.started()).remove();
    }
  }

  /** Branches that need no look where they are as they were; null where every file needs one. */
  private @Nullable KnownBranches settled(@Nullable Set<String> branches) {
    boolean redraw = settings.draw() && settings.redraw();
    return comparison.passesOver() && !redraw
        ? inventory.branches(comparison.settlement(), comparison.isDrawing(), branches)
        : null;
  }

  private long liveFiles(@Nullable KnownBranches settled, @Nullable Set<String> branches) {
    return settled != null && branches == null ? settled.liveFiles() : inventory.liveFiles();
  }

  /** Hands the work of one page to the pipeline; returns the files that are gone from it. */
  private List<InventoryFile> submit(Page page) throws InterruptedException {
    PageComparison compared = compare(page);
    page.troubles().forEach(tally::trouble);
    tally.add(page, compared);
    for (ScannedFile file : compared.newNoProfile()) {
      pipeline.submit(rows.ofFileWithoutProfile(file), () -> {});
    }
    if (!compared.unsettled().isEmpty()) {
      pipeline.submit(rows.ofSettled(compared.unsettled()), () -> {});
    }
    submit(compared.work(), compared.rootnames());
    return compared.vanished();
  }

  private PageComparison compare(Page page) {
    List<InventoryFile> known = inventory.filesOf(page);
    boolean redraw = settings.draw() && settings.redraw();
    return comparison.compare(page, known, redraw ? parts.redrawing().outdated(known) : null);
  }

  private List<RootnameWork> submit(List<FileWork> work, List<String> rootnames)
      throws InterruptedException {
    if (rootnames.stream().anyMatch(pipeline::isInFlight)) {
      pipeline.drain();
    }
    List<RootnameWork> works =
        new Grouping(settings.archive()).group(work, inventory.filesOf(rootnames));
    tally.add(Count.ROOTNAMES_FOUND, works.size());
    tally.found(false);
    directories.check(works);
    submit(works);
    return works;
  }

  /** None of them is under way: what the database has of them stays until they are written. */
  private void submit(List<RootnameWork> works) throws InterruptedException {
    for (int from = 0; from < works.size() && !stopping.isAsked(); from += ASKED_AT_ONCE) {
      submitSome(works.subList(from, Math.min(works.size(), from + ASKED_AT_ONCE)));
    }
  }

  private void submitSome(List<RootnameWork> works) throws InterruptedException {
    Map<String, FormerRows> former = formerRows.of(works);
    for (RootnameWork work : works) {
      if (stopping.isAsked()) {
        break;
      }
      pipeline.submit(work, former.getOrDefault(work.rootname(), FormerRows.unknown()));
    }
  }

  /**
   * Ingests what is new or changed in some branches, as far as it is free to take; all else is for
   * a look at the whole archive afterwards. Returns when it is committed.
   *
   * @return whether it came to its end
   */
  boolean share(Set<String> branches, Claiming claiming) throws InterruptedException {
    List<RootnameWork> shared = new ArrayList<>();
    ArchiveScan scan =
        new ArchiveScan(
            settings.archive(), listing, branches, settled(branches), parts.rereading());
    while (scan.hasNext() && !stopping.isAsked()) {
      PageComparison compared = compare(scan.next());
      Set<String> mine = claiming.take(compared.rootnames());
      List<FileWork> work =
          compared.work().stream().filter(file -> mine.contains(file.name().rootname())).toList();
      shared.addAll(submit(work, List.copyOf(mine)));
    }
    pipeline.drain();
    recent.addAll(shared);
    writeAgainWhereWider();
    recent = shared;
    return !stopping.isAsked();
  }

  /**
   * Writes the last shards again where another process has made columns wider: their rows may have
   * been written as for the columns of before. A column is made wider a moment before that is
   * registered, so that one look may come too early; hence the shard before the last.
   */
  void writeAgainWhereWider() throws InterruptedException {
    while (!stopping.isAsked() && books.growth().isChangedByOthers()) {
      log.info("columns were made wider by another process; {} observations again", recent.size());
      submit(recent);
      pipeline.drain();
    }
  }

  @Override
  public void close() {
    listing.shutdownNow();
    pipeline.close();
    rows.close();
    parts.close();
  }
}
