package org.fitsql.scheduler;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.SchemaUpgrade;
import org.fitsql.ingest.failure.FailureCounts;
import org.fitsql.ingest.failure.OpenFailures;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.observation.RunStamp;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.scheduler.Tally.Count;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run keeps account of: its name and dates, counts, failures, growth of tables. */
final class RunBooks {
  private static final Logger log = LoggerFactory.getLogger(RunBooks.class);

  private final Database database;
  private final RunSettings settings;
  private final Clock clock;
  private final Stopwatch watch;
  private final String run;
  private final Tally tally;
  private final CatalogTables tables;
  private final OpenFailures failures;
  private final RunStamp stamp;
  private final TableGrowth growth;

  /**
   * @param run name of the run
   * @param dated the date of its rows: when it began, or when the run began that it is a part of
   */
  RunBooks(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      Clock clock,
      RunListener listener,
      String run,
      Stopwatch watch,
      Instant dated) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    this.watch = watch;
    this.run = run;
    this.tally = new Tally(listener);
    this.tables = new CatalogTables(profiles);
    this.stamp = new RunStamp(run, RunRecord.utc(dated));
    this.failures = new OpenFailures(database, tables, run, stamp.now());
    this.growth = new TableGrowth(database, tables, settings.unknownKeywords(), run, stamp.now());
  }

  RunSettings settings() {
    return settings;
  }

  Clock clock() {
    return clock;
  }

  Instant started() {
    return watch.began();
  }

  /** Begun with this run. */
  Stopwatch watch() {
    return watch;
  }

  String run() {
    return run;
  }

  /** Who is at work, for people. */
  String who() {
    return "fitsql run %s, process %d on host %s%n"
        .formatted(run, ProcessHandle.current().pid(), RunRecord.host());
  }

  Tally tally() {
    return tally;
  }

  CatalogTables tables() {
    return tables;
  }

  OpenFailures failures() {
    return failures;
  }

  RunStamp stamp() {
    return stamp;
  }

  TableGrowth growth() {
    return growth;
  }

  /** Brings the schema up to date; for the holder of the run lock. */
  void updateSchema() {
    List<String> done = new SchemaUpgrade(database, tables.base(), tables.all()).run();
    if (!done.isEmpty()) {
      log.info("schema: {} statements brought it up to date", done.size());
      done.forEach(statement -> log.debug("schema: {}", statement));
    }
  }

  /**
   * Records the end and tells it; what cannot be recorded any more is told all the same.
   *
   * @param interrupted why it ended early, or an empty string
   */
  RunSummary close(RunRecord record, String interrupted) {
    FailureCounts counts = new FailureCounts(0, 0, 0);
    try {
      counts = failures.counts();
      record.end(summary(interrupted, counts), tally.rowsOfTables());
    } catch (DatabaseException e) {
      log.warn(LogContext.SHOWN, "the end of run {} could not be recorded", run, e);
    }
    RunSummary summary = summary(interrupted, counts);
    tally.ended(summary);
    return summary;
  }

  private RunSummary summary(String interrupted, FailureCounts counts) {
    return new RunSummary(
        run,
        settings.archive(),
        watch.began(),
        watch.elapsed(),
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
}
