package org.fitsql.ingest.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.Migration;
import org.fitsql.orm.Table;

/**
 * Brings a database to what this program and its definitions say: refuses one that is newer, clears
 * away what an interrupted rebuild left, runs the numbered migrations, then adds what is missing. A
 * new database gets its tables as they are defined now and the latest number. Whoever runs it holds
 * the run lock. Ended half-way, it goes on the next time.
 */
public final class SchemaUpgrade {
  private final Database database;
  private final List<Table> tables;
  private final List<Table> rebuilt;
  private final CatalogVersion version;

  public SchemaUpgrade(Database database, List<Table> tables) {
    this(database, tables, tables);
  }

  /**
   * @param tables those to make
   * @param rebuilt those that an interrupted rebuild may have left half-way
   */
  public SchemaUpgrade(Database database, List<Table> tables, List<Table> rebuilt) {
    this(database, tables, rebuilt, new CatalogVersion(database));
  }

  SchemaUpgrade(
      Database database, List<Table> tables, List<Table> rebuilt, CatalogVersion version) {
    this.database = database;
    this.tables = tables;
    this.rebuilt = rebuilt;
    this.version = version;
  }

  /**
   * All of it.
   *
   * @return what was done, in words and statements; empty where nothing was
   * @throws DatabaseException as {@link #prepare}; REFUSED where a column cannot hold what is
   *     wanted
   */
  public List<String> run() {
    List<String> done = new ArrayList<>(prepare());
    done.addAll(database.schema(tables).update());
    return done;
  }

  /**
   * All but adding what is missing.
   *
   * @return what was done, in words and statements; empty where nothing was
   * @throws DatabaseException REFUSED where the database is newer, or a privilege is missing; then
   *     with the statements for the administrator
   */
  public List<String> prepare() {
    version.refuseNewer();
    // before its tables are made: a new database that is made half-way stays of the latest version
    List<String> done = new ArrayList<>(version.stamp(database.schema(tables)));
    done.addAll(database.recover(rebuildable()));
    for (Migration migration : version.migrate()) {
      done.add("migration " + migration.version() + ": " + migration.description());
    }
    return done;
  }

  /** Also tables that no definition lists, or none of those at hand. */
  private List<Table> rebuildable() {
    Map<String, Table> all = new LinkedHashMap<>();
    RegisteredTables.bare(database).forEach(table -> all.put(table.name(), table));
    rebuilt.forEach(table -> all.put(table.name(), table));
    return List.copyOf(all.values());
  }
}
