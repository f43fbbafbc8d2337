package org.fitsql.ingest.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.fitsql.orm.Migration;

/**
 * The numbered migrations of fitsql's own tables, in {@code migrations/}. A change of {@code
 * catalog.txt} after a release takes the next number and a script for each kind of database, which
 * together give what a new database has.
 */
public final class CatalogMigrations {
  private CatalogMigrations() {}

  /** All of them, in order. */
  public static List<Migration> all() {
    return List.of(
        migration(2, "header tables are registered; facts, corrections, statistics"),
        migration(3, "daemons: what is due, who is there, who holds the lock"),
        migration(4, "failures have a class and a history; findings; who ran what"),
        migration(5, "proposal types and release dates from a list"),
        migration(6, "runs that several processes share"),
        migration(
            7, "which files are settled, so that a nightly pass asks for one number a branch"));
  }

  private static Migration migration(int version, String description) {
    return new Migration(
        version, description, script(version + ".h2.sql"), script(version + ".mysql.sql"));
  }

  private static String script(String name) {
    String path = "migrations/" + name;
    try (InputStream script = CatalogMigrations.class.getResourceAsStream(path)) {
      return new String(
          Objects.requireNonNull(script, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
