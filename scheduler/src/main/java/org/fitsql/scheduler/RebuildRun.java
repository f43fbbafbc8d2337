package org.fitsql.scheduler;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RegisteredTables;
import org.fitsql.ingest.catalog.SchemaUpgrade;
import org.fitsql.ingest.growth.GrowthReport;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.observation.StoredRows;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseException.Kind;
import org.fitsql.orm.ShadowTables;
import org.fitsql.orm.Table;
import org.fitsql.scheduler.Tally.Count;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the rows of header tables again from the stored cards alone, beside the tables that are
 * read, and puts them in place when they are complete. The archive is never touched.
 */
public final class RebuildRun {
  private static final Logger log = LoggerFactory.getLogger(RebuildRun.class);
  private static final String FACTS = "observation_facts";

  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final RebuildSettings settings;
  private final Clock clock;
  private final Stopwatch watch;
  private final String run;
  private final Tally tally;
  private final CatalogTables tables;
  private volatile List<String> rebuilt = List.of();
  private volatile GrowthReport growth = GrowthReport.none();
  private volatile boolean stopping;

  public RebuildRun(
      Database database,
      List<InstrumentProfile> profiles,
      RebuildSettings settings,
      Clock clock,
      RunListener listener) {
    this.database = database;
    this.profiles = List.copyOf(profiles);
    this.settings = settings;
    this.clock = clock;
    this.watch = Stopwatch.start(clock);
    this.run = ArchiveRun.runName(watch.began());
    this.tally = new Tally(listener);
    this.tables = new CatalogTables(profiles);
  }

  private void refuseUnknownTables() {
    Set<String> wanted = settings.tables();
    if (wanted == null) {
      return;
    }
    Set<String> unknown = new TreeSet<>(wanted);
    tables.headers().forEach(table -> unknown.remove(table.name()));
    RegisteredTables.names(database).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw refused(
          "There is no header table "
              + String.join(", ", unknown)
              + ", neither in definitions of configured instruments nor found by ingest. `fitsql"
              + " schema status` lists tables.");
    }
  }

  private static DatabaseException refused(String message) {
    return new DatabaseException(Kind.REFUSED, message, null);
  }

  /** The name of this run, the key of its row in {@code runs}. */
  public String name() {
    return run;
  }

  /** Asks the rebuild to end; the old tables stay. */
  public void stop() {
    stopping = true;
  }

  /**
   * Rebuilds the tables. Where the cards of a file are damaged, or the database refuses a row, the
   * old tables stay, because the new ones would lack rows.
   *
   * @throws DatabaseException where the database cannot be used, is newer, is held by another run,
   *     or is lost on the way; the old tables stay. REFUSED where a table of {@code settings} is no
   *     header table
   */
  public RebuildSummary run() {
    try (LogContext ignored = LogContext.run(run);
        RunClaim claim = RunClaim.take(database, clock)) {
      claim.whenLost(this::stop);
      // header tables may have columns of types that no longer fit: they are made anew
      new SchemaUpgrade(database, tables.base(), tables.all()).run();
      claim.record(tables, settings.identity().command(), run, clock.instant());
      refuseUnknownTables();
      refuseStrangers();
      RebuildRecord record = new RebuildRecord(database, tables, settings, run, watch);
      record.begin();
      String kept = "it failed";
      try {
        kept = rebuild();
      } catch (DatabaseException e) {
        kept = String.valueOf(e.getMessage());
        throw e;
      } finally {
        record.end(summary(kept));
      }
      return summary(kept);
    }
  }

  /** Rows of instruments that are not configured cannot be made, and would be lost. */
  private void refuseStrangers() {
    Set<String> strangers = new StoredFiles(database, profiles).strangers();
    Set<String> shared = new TreeSet<>(RegisteredTables.names(database));
    tables.headers().forEach(table -> shared.remove(table.name()));
    profiles.stream()
        .flatMap(profile -> profile.repeated().stream())
        .map(RepeatedKeywords::table)
        .forEach(shared::add);
    Set<String> wanted = settings.tables();
    if (wanted != null) {
      shared.retainAll(wanted);
    }
    if (!strangers.isEmpty() && (wanted == null || !shared.isEmpty())) {
      throw refused(
          "The database has files of %s, which is not configured, and tables to rebuild may hold"
                  .formatted(String.join(", ", strangers))
              + " rows of them. Add them to `instrument`, or name the tables to rebuild with"
              + " --tables.");
    }
  }

  private String rebuild() {
    Set<String> only = settings.tables();
    log.info("rebuilding {} tables from stored cards", only == null ? "all" : only.size());
    List<Table> known = only == null ? List.of(tables.own(FACTS)) : List.of();
    try (ShadowTables shadows = database.shadows(known)) {
      TableGrowth growing =
          TableGrowth.ofRebuild(
              database,
              shadows,
              only,
              tables,
              settings.unknownKeywords(),
              run,
              RunRecord.utc(watch.began()));
      String kept = "it failed";
      try {
        kept = refill(shadows, growing);
      } finally {
        growth = growing.report();
      }
      if (kept.isEmpty()) {
        rebuilt = shadows.swap();
        growing.register();
        new Upkeep(database, profiles, tables)
            .perform(tally.rowsOfTables(), RunRecord.utc(watch.began()));
      }
      return kept;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "it was interrupted";
    }
  }

  /** Says why the shadows are not complete, or an empty string. */
  private String refill(ShadowTables shadows, TableGrowth growing) throws InterruptedException {
    Set<String> only = settings.tables();
    StoredHeaders stored = new StoredHeaders(database);
    Refilling refilling =
        new Refilling(
            database,
            shadows,
            table -> only == null || only.contains(table),
            () -> new StoredRows(tables, growing, stored, settings.corrections()),
            settings.workers(),
            tally,
            run);
    refilling.run(new StoredFiles(database, profiles), () -> stopping);
    if (stopping) {
      return "it was asked to stop";
    }
    long failed = tally.of(Count.FAILED);
    return failed > 0 ? failed + " files failed, whose rows would be lost" : "";
  }

  private RebuildSummary summary(String kept) {
    return new RebuildSummary(
        run,
        watch.elapsed(),
        rebuilt,
        tally.of(Count.ROOTNAMES),
        tally.of(Count.FILES),
        tally.of(Count.ROWS),
        tally.troubles(),
        growth,
        kept);
  }
}
