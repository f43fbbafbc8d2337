package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.FileFault;
import org.fitsql.cli.config.Key;
import org.fitsql.fits.RangedFileSystem;

/** The root of the archive, looked at before anything is begun. */
final class ArchiveFolder {
  private static final String ANOTHER =
      "Is its file system mounted? Else name another directory with --archive, FITSQL_ARCHIVE or"
          + " `archive:` in the configuration file.";

  private ArchiveFolder() {}

  /**
   * @throws RefusedException where there is no archive to read. An empty folder is refused too: an
   *     archive that is not mounted looks like this, and all its files would seem to have vanished
   */
  static Path checked(Configuration configuration) throws RefusedException {
    Path archive = configuration.archive();
    if (archive == null) {
      throw new RefusedException(
          "No archive is named: give --archive DIR, set FITSQL_ARCHIVE, or write"
              + " `archive: DIR` in fitsql.yaml (`fitsql init` makes one).");
    }
    String named = "Archive " + archive + " (" + configuration.origin(Key.ARCHIVE) + ")";
    // whether a store has such a prefix, its listing tells, and why not
    boolean local = !(archive.getFileSystem() instanceof RangedFileSystem);
    if (local && Files.notExists(archive)) {
      throw new RefusedException(named + " does not exist. " + ANOTHER);
    }
    if (local && Files.exists(archive) && !Files.isDirectory(archive)) {
      throw new RefusedException(named + " is not a directory. " + ANOTHER);
    }
    try (Stream<Path> entries = Files.list(archive)) {
      if (entries.findAny().isEmpty()) {
        throw new RefusedException(
            named + (local ? " is empty. Is it mounted?" : " holds nothing. Is the prefix right?"));
      }
    } catch (IOException e) {
      throw new RefusedException(
          named
              + " cannot be read: "
              + FileFault.words(e)
              + ". Mend that, or name another directory with --archive, FITSQL_ARCHIVE or `archive:`"
              + " in the configuration file.");
    }
    return archive;
  }
}
