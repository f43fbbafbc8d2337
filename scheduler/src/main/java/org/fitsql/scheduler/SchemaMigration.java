package org.fitsql.scheduler;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.SchemaUpgrade;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.SchemaGrowth;

/** Brings own tables and header tables up to date while no run is under way. */
public final class SchemaMigration {
  private final Database database;
  private final CatalogTables tables;

  /**
   * What was done, and what the database denied.
   *
   * @param done migrations in words, and statements
   * @param denied statements for the administrator
   */
  public record Outcome(List<String> done, List<SchemaGrowth.Denied> denied) {}

  public SchemaMigration(Database database, List<InstrumentProfile> profiles) {
    this.database = database;
    this.tables = new CatalogTables(profiles);
  }

  /**
   * Runs what is due.
   *
   * @throws DatabaseException LOCKED where another run holds the lock, REFUSED where the database
   *     is newer than this program, or denies fitsql's own tables
   */
  public Outcome run() {
    try (Database.Lock held = database.lock("run")) {
      List<String> done = new ArrayList<>(new SchemaUpgrade(database, tables.all()).prepare());
      SchemaGrowth grown = database.schema(tables.all()).grow();
      done.addAll(grown.done());
      return new Outcome(List.copyOf(done), grown.denied());
    }
  }
}
