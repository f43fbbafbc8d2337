package org.fitsql.scheduler;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.HeaderLayout;
import org.fitsql.ingest.catalog.PeopleViews;
import org.fitsql.ingest.catalog.PresentInstruments;
import org.fitsql.ingest.catalog.SchemaUpgrade;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.SchemaGrowth;

/** Brings own tables and header tables up to date while no run is under way. */
public final class SchemaMigration {
  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final RunIdentity identity;
  private final Clock clock;

  /**
   * What was done, and what the database denied.
   *
   * @param done migrations in words, and statements
   * @param denied statements for the administrator
   */
  public record Outcome(List<String> done, List<SchemaGrowth.Denied> denied) {}

  /**
   * @param identity of who migrates, for the record in {@code runs}
   */
  public SchemaMigration(
      Database database, List<InstrumentProfile> profiles, RunIdentity identity, Clock clock) {
    this.identity = identity;
    this.database = database;
    this.profiles = List.copyOf(profiles);
    this.clock = clock;
  }

  /**
   * Runs what is due for instruments that the database has files of.
   *
   * @throws DatabaseException LOCKED where another run holds the lock, REFUSED where the database
   *     is newer than this program, or denies fitsql's own tables
   */
  public Outcome run() {
    RunFrame frame = RunFrame.now(identity, clock);
    try (RunClaim held = RunClaim.take(database, clock)) {
      CatalogTables all = new CatalogTables(profiles);
      List<String> done = new ArrayList<>(new SchemaUpgrade(database, all.base(), all.all()).run());
      List<InstrumentProfile> present = PresentInstruments.of(database, profiles);
      CatalogTables tables = new CatalogTables(present);
      SchemaGrowth grown = database.schema(tables.all()).grow();
      done.addAll(grown.done());
      register(tables, present);
      done.addAll(
          database
              .schema(List.of(), PeopleViews.of(HeaderLayout.read(database, profiles)))
              .update());
      if (!done.isEmpty() || !grown.denied().isEmpty()) {
        record(frame, done.size(), grown.denied().size());
      }
      return new Outcome(List.copyOf(done), grown.denied());
    }
  }

  private void record(RunFrame frame, int done, int denied) {
    String message =
        done + " changes of the schema" + (denied == 0 ? "" : ", " + denied + " were denied");
    frame.write(database, frame.ended(denied == 0 ? "done" : "failures").set("message", message));
  }

  /** Tells the registry, and which tables have rows older than their columns. */
  private void register(CatalogTables tables, List<InstrumentProfile> present) {
    Instant now = clock.instant();
    TableGrowth growth =
        new TableGrowth(
            database, tables, UnknownKeywords.REPORT, ArchiveRun.runName(now), RunRecord.utc(now));
    present.forEach(growth::of);
  }
}
