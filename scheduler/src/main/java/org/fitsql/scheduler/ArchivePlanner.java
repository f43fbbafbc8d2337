package org.fitsql.scheduler;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.Rereading;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.inventory.Comparison;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.Grouping;
import org.fitsql.ingest.inventory.ImageInventory;
import org.fitsql.ingest.inventory.Inventory;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.PageComparison;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.scan.ArchiveScan;
import org.fitsql.ingest.scan.Page;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.RunPlan.PlannedFile;
import org.fitsql.scheduler.Tally.Count;
import org.jspecify.annotations.Nullable;

/** Finds out what an {@link ArchiveRun} would do; touches neither database nor files. */
public final class ArchivePlanner {
  private static final int LISTED = 10_000;

  private final List<InstrumentProfile> profiles;
  private final RunSettings settings;
  private final LocalDateTime now;
  private final Inventory inventory;
  private final Optional<Redrawing> redrawing;
  private final Tally tally;
  private final List<PlannedFile> planned = new ArrayList<>();

  /**
   * @param database the database as it is, or empty where there is none yet
   */
  public ArchivePlanner(
      Optional<Database> database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      Clock clock,
      RunListener listener) {
    this.profiles = List.copyOf(profiles);
    this.settings = settings;
    this.now = RunRecord.utc(clock.instant());
    this.inventory =
        database
            .filter(existing -> hasInventory(existing, profiles))
            .map(Inventory::of)
            .orElseGet(Inventory::empty);
    this.tally = new Tally(listener);
    this.redrawing =
        database
            .filter(existing -> settings.draw() && settings.redraw())
            .filter(existing -> hasInventory(existing, profiles))
            .map(
                existing ->
                    new Redrawing(
                        new ImageInventory(existing), inventory, settings.quicklook(), profiles));
  }

  private static boolean hasInventory(Database database, List<InstrumentProfile> profiles) {
    CatalogTables tables = new CatalogTables(profiles);
    return database.schema(List.of(tables.own("files"), tables.own("quicklooks"))).plan().isEmpty();
  }

  public RunPlan plan() {
    return plan((Set<String>) null);
  }

  /**
   * The same over some branches alone.
   *
   * @param branches directories at the root of the archive, or null for all
   */
  public RunPlan plan(@Nullable Set<String> branches) {
    Comparison comparison = settings.comparison(profiles, now);
    ExecutorService listing =
        Executors.newFixedThreadPool(settings.workers(), Pipeline.named("listing"));
    try {
      ArchiveScan scan =
          new ArchiveScan(settings.archive(), listing, branches, null, new Rereading());
      while (scan.hasNext()) {
        Page page = scan.next();
        page.troubles().forEach(tally::trouble);
        List<InventoryFile> known = inventory.filesOf(page);
        PageComparison compared =
            comparison.compare(
                page, known, redrawing.map(again -> again.outdated(known)).orElse(null));
        tally.add(page, compared);
        tally.add(Count.VANISHED, compared.vanished().size());
        new Grouping(settings.archive())
            .group(compared.work(), inventory.filesOf(compared.rootnames()))
            .forEach(this::plan);
        compared.vanished().forEach(this::planVanished);
        tally.found(false);
      }
      tally.found(true);
      return new RunPlan(tally.files(), List.copyOf(planned));
    } finally {
      listing.shutdownNow();
    }
  }

  private void plan(RootnameWork work) {
    tally.add(Count.ROOTNAMES_FOUND, 1);
    for (FileWork file : work.todo()) {
      tally.add(WorkedRootname.countOf(file.reason()), 1);
      list(file.file().path(), work.rootname(), file.reason().name().toLowerCase(Locale.ROOT));
    }
    work.misplaced()
        .forEach(
            misplaced -> {
              tally.add(Count.FAILED, 1);
              list(misplaced.work().file().path(), work.rootname(), "misplaced");
            });
  }

  private void planVanished(InventoryFile file) {
    list(file.path(), file.rootname() == null ? "" : file.rootname(), "vanished");
  }

  private void list(String path, String rootname, String reason) {
    if (planned.size() < LISTED) {
      planned.add(new PlannedFile(path, rootname, reason));
    }
  }
}
