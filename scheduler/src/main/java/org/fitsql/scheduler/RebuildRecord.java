package org.fitsql.scheduler;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the row of one rebuild in table {@code runs}. */
final class RebuildRecord {
  private static final Logger log = LoggerFactory.getLogger(RebuildRecord.class);

  private final Database database;
  private final RowShape runs;
  private final RebuildSettings settings;
  private final String run;
  private final Instant started;

  RebuildRecord(
      Database database,
      CatalogTables tables,
      RebuildSettings settings,
      String run,
      Instant started) {
    this.database = database;
    this.runs = new RowShape(tables.own("runs"));
    this.settings = settings;
    this.run = run;
    this.started = started;
  }

  void begin() {
    write(row("running"));
  }

  void end(RebuildSummary summary, Clock clock) {
    write(
        row(summary.isComplete() ? "done" : "interrupted")
            .set("finished", RunRecord.utc(clock.instant()))
            .set("rootnames", summary.rootnames())
            .set("rows_written", summary.rows())
            .set("seconds", summary.elapsed().toMillis() / 1000.0)
            .set("message", summary.isComplete() ? null : summary.kept()));
  }

  private RowShape.Row row(String outcome) {
    return runs.row()
        .set("run", run)
        .set("command", settings.command())
        .set("started", RunRecord.utc(started))
        .set("outcome", outcome)
        .set("version", settings.version())
        .set("host", RunRecord.host())
        .set("user_name", System.getProperty("user.name"));
  }

  /** The record is for people: where it cannot be written, the rebuild stands all the same. */
  private void write(RowShape.Row row) {
    try {
      Unit unit = new Unit("run " + run, List.of(row.upsert()));
      if (database.write(List.of(unit)).get(0) instanceof UnitOutcome.Refused refused) {
        log.error("the record of run {} was refused", run, refused.cause());
      }
    } catch (DatabaseException e) {
      log.error("run {} could not be recorded", run, e);
    }
  }
}
