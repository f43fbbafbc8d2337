package org.fitsql.scheduler;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the rows of all runs in table {@code runs} begin with, whatever they do: who, where, when,
 * with which configuration.
 */
final class RunFrame {
  private static final Logger log = LoggerFactory.getLogger(RunFrame.class);
  private static final double MILLIS = 1000.0;

  private final RowShape runs;
  private final RunIdentity identity;
  private final @Nullable Path archive;
  private final String run;
  private final Stopwatch watch;

  /**
   * @param archive that it goes over, or null where it reads none
   */
  RunFrame(
      CatalogTables tables,
      RunIdentity identity,
      @Nullable Path archive,
      String run,
      Stopwatch watch) {
    this.runs = new RowShape(tables.own("runs"));
    this.identity = identity;
    this.archive = archive;
    this.run = run;
    this.watch = watch;
  }

  /** That of something short, which begins now and reads no archive. */
  static RunFrame now(RunIdentity identity, Clock clock) {
    Stopwatch watch = Stopwatch.start(clock);
    String run = ArchiveRun.runName(watch.began());
    return new RunFrame(new CatalogTables(List.of()), identity, null, run, watch);
  }

  RowShape.Row row(String outcome) {
    String configuration = String.join("\n", identity.configuration());
    return runs.row()
        .set("run", run)
        .set("command", identity.command())
        .set("archive", archive == null ? null : archive.toString())
        .set("started", RunRecord.utc(watch.began()))
        .set("outcome", outcome)
        .set("version", identity.version())
        .set("host", RunRecord.host())
        .set("user_name", System.getProperty("user.name"))
        .set("pid", ProcessHandle.current().pid())
        .set("configuration_hash", configuration.isEmpty() ? null : sha256(configuration))
        .set("configuration", configuration.isEmpty() ? null : configuration);
  }

  /** The row of what has come to its end. */
  RowShape.Row ended(String outcome) {
    return row(outcome)
        .set("finished", RunRecord.utc(watch.now()))
        .set("seconds", watch.elapsed().toMillis() / MILLIS);
  }

  /** The record is for people: where it cannot be written, what was done stands all the same. */
  void write(Database database, RowShape.Row row) {
    try {
      Unit unit = new Unit("run " + run, List.of(row.upsert()));
      if (database.write(List.of(unit)).get(0) instanceof UnitOutcome.Refused refused) {
        log.error("the record of run {} was refused", run, refused.cause());
      }
    } catch (DatabaseException e) {
      log.error("run {} could not be recorded", run, e);
    }
  }

  static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
