package org.fitsql.ingest.catalog;

import java.util.List;
import java.util.OptionalInt;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseException.Kind;
import org.fitsql.orm.Migration;
import org.fitsql.orm.Schema;
import org.fitsql.orm.SchemaVersions;
import org.fitsql.orm.TableDdl;

/** Which version of fitsql's own tables a database has, and how it gets to this program's. */
public final class CatalogVersion {
  private final Database database;
  private final SchemaVersions versions;

  public CatalogVersion(Database database) {
    this(database, CatalogMigrations.all());
  }

  CatalogVersion(Database database, List<Migration> migrations) {
    this.database = database;
    this.versions = database.versions(migrations);
  }

  /** The version that this program makes. */
  public int latest() {
    return versions.latest();
  }

  /**
   * The version of the database; empty where it has no tables of fitsql. A database of the first
   * release, which stamped no number, is of version 1.
   */
  public OptionalInt current() {
    OptionalInt stamped = versions.current();
    return stamped.isEmpty() && hasTables() ? OptionalInt.of(SchemaVersions.FIRST) : stamped;
  }

  private boolean hasTables() {
    return database
        .query(
            "select count(*) from information_schema.tables where lower(table_name) in"
                + " ('master', 'files', 'hdus') and table_schema = schema()",
            List.of(),
            row -> Long.valueOf(3).equals(row.whole(1)))
        .get(0);
  }

  /** Whether a newer fitsql has changed the tables, so that this one must not write. */
  public boolean isNewer() {
    return versions.current().orElse(0) > latest();
  }

  /**
   * In words, both versions and what to do, where the database is newer than this program; used by
   * what only reads as well.
   */
  public String newer() {
    return "the schema of the database is version %d, made by a newer fitsql%s; this fitsql knows version %d"
        .formatted(versions.current().orElse(0), lastWriter(), latest());
  }

  private String lastWriter() {
    return database
        .query(
            "select version from runs order by started desc limit 1",
            List.of(),
            row -> row.text(1) == null ? "" : " (" + row.text(1) + ")")
        .stream()
        .findFirst()
        .orElse("");
  }

  /**
   * @throws DatabaseException REFUSED where the database is newer than this program
   */
  public void refuseNewer() {
    if (isNewer()) {
      String words = newer();
      throw new DatabaseException(
          Kind.REFUSED,
          Character.toUpperCase(words.charAt(0))
              + words.substring(1)
              + ". Nothing was written. Use that fitsql or a newer one, or another database.",
          null);
    }
  }

  /** The migrations that the database still needs. */
  public List<Migration> pending() {
    OptionalInt current = current();
    return current.isEmpty() ? List.of() : versions.after(current.getAsInt());
  }

  /** The statements of {@link #pending}, for this database, and those that record them. */
  public List<String> pendingStatements() {
    return current().isEmpty() ? List.of() : versions.left();
  }

  /** Runs what is pending; a database without tables needs none. */
  List<Migration> migrate() {
    return pending().isEmpty() ? List.of() : versions.migrate();
  }

  /** Stamps a database without tables of fitsql with the latest version. */
  List<String> stamp(Schema wanted) {
    if (current().isPresent()) {
      return List.of();
    }
    versions.stamp(wanted.missing());
    return List.of("new database: version " + latest());
  }

  /** The statements that stamp a database made by hand with the latest version. */
  public List<String> stampStatements() {
    return versions.stampStatements();
  }

  /** Statements that make tables, with those that stamp them with the latest version. */
  public static List<String> withStamp(String dialect, List<String> statements) {
    return TableDdl.stamped(dialect, CatalogMigrations.all(), statements);
  }
}
