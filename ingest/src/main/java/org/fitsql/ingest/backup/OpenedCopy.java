package org.fitsql.ingest.backup;

import java.nio.file.Path;
import java.util.List;
import org.fitsql.ingest.catalog.CatalogVersion;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseException.Kind;
import org.fitsql.orm.DatabaseSettings;

/** Opens the copy of a database, to see that it is one, and all of it. */
final class OpenedCopy {
  private static final String ENDING = ".mv.db";

  private OpenedCopy() {}

  /** What a database holds now. */
  static BackupStamp stamp(Database database, String program, String made) {
    return new BackupStamp(
        program,
        new CatalogVersion(database).current().orElse(0),
        made,
        count(database, "files"),
        count(database, "hdus"));
  }

  /**
   * Opens a copy and compares.
   *
   * @param file ends in {@code .mv.db}
   * @throws BackupException where it cannot be opened, lacks rows, or is newer than this program
   */
  static void check(Path file, BackupStamp expected, Path backup) throws BackupException {
    String name = file.toString();
    String url = "jdbc:h2:file:" + name.substring(0, name.length() - ENDING.length());
    try (Database copy = Database.open(new DatabaseSettings(url, null, null), 1)) {
      CatalogVersion version = new CatalogVersion(copy);
      if (version.isNewer()) {
        throw new BackupException(
            backup + ": " + version.newer() + ". Use that fitsql or a newer one.");
      }
      BackupStamp found = stamp(copy, expected.program(), expected.made());
      if (!found.equals(expected)) {
        throw new BackupException(
            "%s is damaged: it says %s, and holds %s. Take another."
                .formatted(backup, expected.text(), found.text()));
      }
    } catch (DatabaseException e) {
      throw new BackupException(
          backup + " holds a database that cannot be opened: " + e.getMessage(), e);
    }
  }

  private static long count(Database database, String table) {
    try {
      return database
          .query(
              "select count(*) from " + table,
              List.of(),
              row -> row.whole(1) == null ? 0L : row.whole(1))
          .get(0);
    } catch (DatabaseException e) {
      if (e.kind() == Kind.UNREACHABLE || e.kind() == Kind.LOCKED) {
        throw e;
      }
      // a database without tables of fitsql: there is nothing to count
      return -1;
    }
  }
}
