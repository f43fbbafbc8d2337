package org.fitsql.scheduler;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.fitsql.scheduler.RunSummary.FileCounts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the row of one run in table {@code runs}. */
final class RunRecord {
  private static final Logger log = LoggerFactory.getLogger(RunRecord.class);

  private final Database database;
  private final RowShape runs;
  private final RowShape runTables;
  private final RunFrame frame;
  private final String run;
  private final @Nullable String sharedRun;

  private RunRecord(Database database, RunBooks books, @Nullable String sharedRun) {
    CatalogTables tables = books.tables();
    this.database = database;
    this.runs = new RowShape(tables.own("runs"));
    this.runTables = new RowShape(tables.own("run_tables"));
    this.run = books.run();
    this.sharedRun = sharedRun;
    this.frame =
        new RunFrame(
            tables, books.settings().identity(), books.settings().archive(), run, books.watch());
  }

  static RunRecord alone(Database database, RunBooks books) {
    return new RunRecord(database, books, null);
  }

  /**
   * @param sharedRun run that opened the shared run that this one has a part in
   */
  static RunRecord shared(Database database, RunBooks books, String sharedRun) {
    return new RunRecord(database, books, sharedRun);
  }

  /** Only the holder of the run lock may begin: whatever else still says "running" has died. */
  void begin() {
    database
        .query(
            "select run, command, archive, started, version, host, user_name, pid,"
                + " configuration_hash, configuration, shared_run from runs"
                + " where outcome = 'running'",
            List.of(),
            this::died)
        .forEach(dead -> write(List.of(dead.upsert())));
    beginBeside();
  }

  /** Begins while others run that it shares its work with. */
  void beginBeside() {
    write(List.of(frame.row("running").set("shared_run", sharedRun).upsert()));
  }

  /** Takes note that another run died, as the work shows that it left. */
  void died(String other) {
    database
        .query(
            "select run, command, archive, started, version, host, user_name, pid,"
                + " configuration_hash, configuration, shared_run from runs"
                + " where run = ? and outcome = 'running'",
            List.of(other),
            this::died)
        .forEach(dead -> write(List.of(dead.upsert())));
  }

  /** Tells the rows written so far, so that whoever ends a shared run knows of those of all. */
  void wrote(Map<String, Long> rowsOfTables) {
    if (!rowsOfTables.isEmpty()) {
      write(tables(rowsOfTables));
    }
  }

  private List<RowChange> tables(Map<String, Long> rowsOfTables) {
    List<RowChange> changes = new ArrayList<>();
    rowsOfTables.forEach(
        (table, rows) ->
            changes.add(
                runTables
                    .row()
                    .set("run", run)
                    .set("table_name", table)
                    .set("rows_written", rows)
                    .upsert()));
    return changes;
  }

  private RowShape.Row died(ResultRow dead) {
    return runs.row()
        .set("run", dead.text(1))
        .set("command", dead.text(2))
        .set("archive", dead.text(3))
        .set("started", dead.dateTime(4))
        .set("version", dead.text(5))
        .set("host", dead.text(6))
        .set("user_name", dead.text(7))
        .set("pid", dead.whole(8))
        .set("configuration_hash", dead.text(9))
        .set("configuration", dead.text(10))
        .set("shared_run", dead.text(11))
        .set("outcome", "interrupted")
        .set("message", "its process ended without recording an end");
  }

  /**
   * @param rowsOfTables rows written or deleted in this run, by table
   */
  void end(RunSummary summary, Map<String, Long> rowsOfTables) {
    FileCounts files = summary.files();
    double seconds = summary.elapsed().toMillis() / 1000.0;
    RowShape.Row row =
        frame
            .ended(outcome(summary))
            .set("shared_run", sharedRun)
            .set("new_files", files.fresh())
            .set("changed_files", files.changed())
            .set("unchanged_files", files.unchanged())
            .set("vanished_files", files.vanished())
            .set("incomplete_files", files.incomplete())
            .set("no_profile_files", files.noProfile())
            .set("failed_files", files.failed())
            .set("known_failed_files", files.knownFailed())
            .set("rootnames", summary.rootnames())
            .set("rows_written", summary.rows())
            .set("jpegs", summary.jpegs())
            .set("thumbnails", summary.thumbnails())
            .set("bytes", summary.bytes())
            .set("misfits", summary.growth().misfits())
            .set("columns_added", summary.growth().columnsAdded())
            .set("columns_widened", summary.growth().columnsWidened())
            .set("seconds", seconds)
            .set("files_per_second", perSecond(files.listed(), seconds))
            .set("rows_per_second", perSecond(summary.rows(), seconds))
            .set("new_failures", summary.failures().fresh())
            .set("closed_failures", summary.failures().closed())
            .set("open_failures", summary.failures().open())
            .set("message", summary.interrupted().isEmpty() ? null : summary.interrupted());
    List<RowChange> changes = tables(rowsOfTables);
    changes.add(row.upsert());
    write(changes);
  }

  private static @Nullable Double perSecond(long count, double seconds) {
    return seconds > 0 ? count / seconds : null;
  }

  private static String outcome(RunSummary summary) {
    if (!summary.interrupted().isEmpty()) {
      return "interrupted";
    }
    return summary.isComplete() ? "done" : "failures";
  }

  private void write(List<RowChange> changes) {
    UnitOutcome outcome = database.write(List.of(new Unit("run " + run, changes))).get(0);
    if (outcome instanceof UnitOutcome.Refused refused) {
      log.error("the record of run {} was refused", run, refused.cause());
    }
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  static @Nullable String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      log.debug("this host has no name", e);
      return null;
    }
  }
}
