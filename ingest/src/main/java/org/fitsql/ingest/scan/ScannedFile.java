package org.fitsql.ingest.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A FITS file (by its name) that the archive holds now.
 *
 * @param path relative to the archive, parts separated by {@code /}
 * @param size bytes
 * @param mtime time of last modification, UTC, to the microsecond
 * @param inode what the file system calls the file, or an empty string where it has no such thing
 */
public record ScannedFile(String path, long size, LocalDateTime mtime, String inode) {

  /** Whether size and time of the file are still these; of a file that is gone they are not. */
  public boolean isAsIn(Path archive) {
    try {
      BasicFileAttributes now =
          Files.readAttributes(archive.resolve(path), BasicFileAttributes.class);
      LocalDateTime modified =
          LocalDateTime.ofInstant(now.lastModifiedTime().toInstant(), ZoneOffset.UTC)
              .truncatedTo(ChronoUnit.MICROS);
      return now.size() == size && modified.equals(mtime);
    } catch (IOException e) {
      return false;
    }
  }

  /** The last part of the path. */
  public String filename() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path without its last part; empty at the root. */
  public String directory() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The first directory of the path; empty at the root. */
  public String branch() {
    return branchOf(path);
  }

  /** The first directory of a path; empty for a file at the root. */
  public static String branchOf(String path) {
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }
}
