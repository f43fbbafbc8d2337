package org.fitsql.ingest.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.fitsql.fits.RangedFileSystem;
import org.fitsql.ingest.Rereading;

/**
 * The directory of an archive and its branches: an empty string for the files in it, then the
 * directories in it. What cannot be asked whether it is a directory counts as one: its listing
 * tells why, and nothing below it is taken for gone.
 */
final class ArchiveRoot {
  private final Path archive;
  private final Rereading rereading;
  private final boolean local;

  /**
   * @param rereading of what disk or network do not give at once
   */
  ArchiveRoot(Path archive, Rereading rereading) {
    this.archive = archive;
    this.rereading = rereading;
    this.local = !(archive.getFileSystem() instanceof RangedFileSystem);
  }

  /**
   * All branches, in order.
   *
   * @throws ArchiveException where the archive is missing, not a directory, or unreadable
   */
  List<String> branches() {
    checkPresence();
    try {
      List<String> names = rereading.of(archive.toString(), this::listed);
      names.sort(Comparator.naturalOrder());
      return names;
    } catch (IOException e) {
      throw unreadable("listed", e);
    }
  }

  private List<String> listed() throws IOException {
    List<String> names = new ArrayList<>();
    names.add("");
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(archive)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".") && isBranch(entry)) {
          names.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /** Those of some branches that are there; a root with many others need not be listed for that. */
  List<String> present(Set<String> only) {
    List<String> names;
    if (local) {
      checkPresence();
      names = new ArrayList<>(only);
      names.removeIf(
          name -> !name.isEmpty() && (name.startsWith(".") || !isBranch(archive.resolve(name))));
      names.sort(Comparator.naturalOrder());
    } else {
      names = branches();
      names.retainAll(only);
    }
    return names;
  }

  private static boolean isBranch(Path entry) {
    try {
      return Files.readAttributes(entry, BasicFileAttributes.class).isDirectory();
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private void checkPresence() {
    if (!local) {
      return; // whether a store has such a prefix, its listing tells, and why not
    }
    try {
      BasicFileAttributes attributes =
          rereading.of(
              archive.toString(), () -> Files.readAttributes(archive, BasicFileAttributes.class));
      if (!attributes.isDirectory()) {
        throw new ArchiveException(
            "Archive " + archive + " is not a directory. Give the directory that holds the files.");
      }
    } catch (NoSuchFileException e) {
      throw new ArchiveException(
          "Archive "
              + archive
              + " does not exist. Mount its file system, or name another directory with --archive,"
              + " FITSQL_ARCHIVE or `archive:` in the configuration file.",
          e);
    } catch (IOException e) {
      throw unreadable("read", e);
    }
  }

  private ArchiveException unreadable(String what, IOException e) {
    String advice =
        e instanceof AccessDeniedException
            ? "Make it readable for this user."
            : "Check the disk or the network file system.";
    return new ArchiveException(
        "Archive %s cannot be %s: %s. %s".formatted(archive, what, Unlisted.reason(e), advice), e);
  }
}
