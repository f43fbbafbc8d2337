package org.fitsql.ingest.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseException.Kind;

/**
 * Puts a backup in the place of an embedded database. The backup is unpacked beside it and opened
 * first; what it replaces is kept aside until the new one has been opened in its place.
 */
public final class DatabaseRestore {
  private final Path database;

  /**
   * @param database file of the embedded database, {@code .mv.db}
   */
  public DatabaseRestore(Path database) {
    this.database = database;
  }

  /**
   * Restores.
   *
   * @param force whether a database that is there is replaced
   * @return what the backup says of itself
   * @throws BackupException where the backup is damaged, or newer than this program, or a database
   *     is there; the database is as it was then
   * @throws DatabaseException LOCKED where a process has the database open
   */
  public BackupStamp restore(Path backup, boolean force) throws BackupException {
    BackupFile zip = new BackupFile(backup);
    BackupStamp stamp = zip.stamp();
    if (Files.exists(database) && !force) {
      throw new BackupException(
          database + " exists. Give --force to replace it, or name another --home.");
    }
    Path unpacked = database.resolveSibling(".restore-" + UUID.randomUUID() + ".mv.db");
    try {
      Files.createDirectories(unpacked.toAbsolutePath().resolveSibling(""));
      zip.unpack(unpacked);
      OpenedCopy.check(unpacked, stamp, backup);
      replace(unpacked, stamp, backup);
    } catch (OverlappingFileLockException e) {
      throw locked(database);
    } catch (IOException e) {
      throw BackupException.ofDisk("Cannot restore " + database, e);
    } finally {
      delete(unpacked);
    }
    return stamp;
  }

  private void replace(Path unpacked, BackupStamp stamp, Path backup)
      throws IOException, BackupException {
    if (!Files.exists(database)) {
      Files.move(unpacked, database, StandardCopyOption.ATOMIC_MOVE);
      OpenedCopy.check(database, stamp, backup);
      return;
    }
    Path aside = database.resolveSibling(database.getFileName() + ".before-restore");
    try (FileChannel old =
            FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = old.tryLock()) {
      if (lock == null) {
        throw locked(database);
      }
      Files.move(database, aside, StandardCopyOption.ATOMIC_MOVE);
      Files.move(unpacked, database, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      OpenedCopy.check(database, stamp, backup);
    } catch (BackupException e) {
      Files.move(aside, database, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    Files.delete(aside);
  }

  /** Says who has the file of a database open. */
  public static DatabaseException locked(Path database) {
    return new DatabaseException(
        Kind.LOCKED,
        "%s is in use%s. Wait until it ends, or stop it: an embedded database serves one process at a time."
            .formatted(database, FileHolder.of(database).map(holder -> " by " + holder).orElse("")),
        null);
  }

  private static void delete(Path file) throws BackupException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new BackupException(file + " cannot be removed (" + e + "); remove it by hand.", e);
    }
  }
}
