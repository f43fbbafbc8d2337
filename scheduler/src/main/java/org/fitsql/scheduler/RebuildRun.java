package org.fitsql.scheduler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.SchemaUpgrade;
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

  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final RebuildSettings settings;
  private final Clock clock;
  private final Instant started;
  private final String run;
  private final Tally tally;
  private final CatalogTables tables;
  private final List<Table> rebuilt;
  private volatile boolean stopping;

  /**
   * @throws DatabaseException REFUSED where a table of {@code settings} is no header table
   */
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
    this.started = clock.instant();
    this.run = ArchiveRun.runName(started);
    this.tally = new Tally(listener);
    this.tables = new CatalogTables(profiles);
    this.rebuilt = chosen();
  }

  private List<Table> chosen() {
    List<Table> all = tables.headers();
    Set<String> wanted = settings.tables();
    if (wanted == null) {
      return all;
    }
    Set<String> unknown = new TreeSet<>(wanted);
    all.forEach(table -> unknown.remove(table.name()));
    if (!unknown.isEmpty()) {
      throw refused(
          "No instrument that is configured has a header table "
              + String.join(", ", unknown)
              + ". `fitsql schema status` lists tables.");
    }
    return all.stream().filter(table -> wanted.contains(table.name())).toList();
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
   *     or is lost on the way; the old tables stay
   */
  public RebuildSummary run() {
    try (LogContext ignored = LogContext.run(run);
        Database.Lock held = database.lock("run")) {
      new SchemaUpgrade(database, unaffected()).run();
      refuseStrangers();
      RebuildRecord record = new RebuildRecord(database, tables, settings, run, started);
      record.begin();
      String kept = "it failed";
      try {
        kept = rebuild();
      } catch (DatabaseException e) {
        kept = String.valueOf(e.getMessage());
        throw e;
      } finally {
        record.end(summary(kept), clock);
      }
      return summary(kept);
    }
  }

  /** All tables but those that are made anew, whose columns may be of types that no longer fit. */
  private List<Table> unaffected() {
    List<Table> others = new ArrayList<>(tables.all());
    others.removeAll(rebuilt);
    return others;
  }

  /** Rows of instruments that are not configured cannot be made, and would be lost. */
  private void refuseStrangers() {
    Set<String> shared =
        profiles.stream()
            .flatMap(profile -> profile.repeated().stream())
            .map(RepeatedKeywords::table)
            .filter(name -> rebuilt.stream().anyMatch(table -> table.name().equals(name)))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> strangers = new StoredFiles(database, profiles).strangers();
    if (!shared.isEmpty() && !strangers.isEmpty()) {
      throw refused(
          "The database has files of %s, which is not configured, and %s may hold rows of them. Add"
                  .formatted(String.join(", ", strangers), String.join(", ", shared))
              + " them to `instrument`, or name the tables to rebuild with --tables.");
    }
  }

  private String rebuild() {
    log.info("rebuilding {} tables from stored cards", rebuilt.size());
    try (ShadowTables shadows = database.shadows(rebuilt)) {
      Refilling refilling =
          new Refilling(
              database,
              shadows,
              rebuilt,
              () -> new StoredRows(tables, profiles),
              settings.workers(),
              tally,
              run);
      refilling.run(new StoredFiles(database, profiles), () -> stopping);
      if (stopping) {
        return "it was asked to stop";
      }
      long failed = tally.of(Count.FAILED);
      if (failed > 0) {
        return failed + " files failed, whose rows would be lost";
      }
      shadows.swap();
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "it was interrupted";
    }
  }

  private RebuildSummary summary(String kept) {
    return new RebuildSummary(
        run,
        Duration.between(started, clock.instant()),
        rebuilt.stream().map(Table::name).toList(),
        tally.of(Count.ROOTNAMES),
        tally.of(Count.FILES),
        tally.of(Count.ROWS),
        tally.troubles(),
        kept);
  }
}
