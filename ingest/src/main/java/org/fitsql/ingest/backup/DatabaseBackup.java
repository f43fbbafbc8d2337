package org.fitsql.ingest.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseException.Kind;

/**
 * Makes a backup of an embedded database: H2's own copy of its file (BACKUP TO), which is
 * consistent while the database is used. A script of SQL would outlive a change of H2's file format
 * and takes many times as long both ways, for it makes all rows and indexes anew; the archive can
 * always be ingested again. What was written is opened and counted before it gets its name.
 */
public final class DatabaseBackup {
  private final Database database;
  private final String version;
  private final Clock clock;

  /**
   * @param version of fitsql
   */
  public DatabaseBackup(Database database, String version, Clock clock) {
    this.database = database;
    this.version = version;
    this.clock = clock;
  }

  /**
   * Makes it.
   *
   * @param target file to be made, whole or not at all
   * @param force whether an existing file is replaced
   * @throws DatabaseException where the database cannot be read
   */
  public BackupStamp write(Path target, boolean force) throws BackupException {
    if (Files.exists(target) && !force) {
      throw new BackupException(target + " exists. Name another file, or give --force.");
    }
    String name = "." + target.getFileName() + "." + UUID.randomUUID();
    Path made = target.resolveSibling(name + ".tmp");
    Path opened = target.resolveSibling(name + ".mv.db");
    try {
      BackupStamp stamp =
          OpenedCopy.stamp(
              database, version, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
      Files.createFile(made); // H2 would take a folder that cannot be written for its own disk
      copy(made, target);
      BackupFile zip = new BackupFile(made);
      zip.stamp(stamp);
      zip.unpack(opened);
      OpenedCopy.check(opened, zip.stamp(), target);
      Files.move(made, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return stamp;
    } catch (IOException e) {
      throw BackupException.ofDisk("Cannot write " + target, e);
    } finally {
      delete(made);
      delete(opened);
    }
  }

  private void copy(Path made, Path target) throws BackupException {
    try {
      database.backup(made);
    } catch (DatabaseException e) {
      boolean database = e.kind() == Kind.UNREACHABLE || e.kind() == Kind.LOCKED;
      if (database && !BackupException.isFull(e)) {
        throw e;
      }
      throw BackupException.ofDisk("Cannot write " + target, e);
    }
  }

  /** A file of its own making; one that stays is told. */
  private static void delete(Path file) throws BackupException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new BackupException(file + " cannot be removed (" + e + "); remove it by hand.", e);
    }
  }
}
