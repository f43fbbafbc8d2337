package org.fitsql.scheduler;

import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.orm.Database;

/** Keeps the row of one rebuild in table {@code runs}. */
final class RebuildRecord {
  private final Database database;
  private final RunFrame frame;

  RebuildRecord(
      Database database,
      CatalogTables tables,
      RebuildSettings settings,
      String run,
      Stopwatch watch) {
    this.database = database;
    this.frame = new RunFrame(tables, settings.identity(), null, run, watch);
  }

  void begin() {
    frame.write(database, frame.row("running"));
  }

  void end(RebuildSummary summary) {
    frame.write(
        database,
        frame
            .ended(summary.isComplete() ? "done" : "interrupted")
            .set("rootnames", summary.rootnames())
            .set("rows_written", summary.rows())
            .set("message", summary.isComplete() ? null : summary.kept()));
  }
}
