package org.fitsql.ingest.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A FITS file (by its name) that the archive holds now.
 *
 * @param path relative to the archive, parts separated by {@code /}
 * @param size bytes
 * @param mtime time of last modification, UTC, to the microsecond
 * @param inode what the file system calls the file: its inode, or the ETag of an object; an empty
 *     string where it has no such thing
 */
public record ScannedFile(String path, long size, LocalDateTime mtime, String inode) {
  private static final List<String> NAMES = List.of("ino=", "etag=");
  private static final int MICROS = 1_000_000;

  /** What column {@code inode} holds. */
  private static final int LONGEST_INODE = 64;

  /**
   * As attributes tell it.
   *
   * @param path relative to the archive, parts separated by {@code /}
   */
  public static ScannedFile of(String path, BasicFileAttributes attributes) {
    return new ScannedFile(
        path, attributes.size(), mtime(attributes), inode(String.valueOf(attributes.fileKey())));
  }

  private static LocalDateTime mtime(BasicFileAttributes attributes) {
    long micros = attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS);
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * 1_000, ZoneOffset.UTC);
  }

  /** From {@code (dev=fd01,ino=131)}, which is how Java spells it, or an ETag. */
  private static String inode(String key) {
    for (String name : NAMES) {
      int from = key.indexOf(name);
      if (from >= 0) {
        int end = from + name.length();
        while (end < key.length() && key.charAt(end) != ',' && key.charAt(end) != ')') {
          end++;
        }
        String value = key.substring(from + name.length(), end);
        return value.substring(Math.max(0, value.length() - LONGEST_INODE));
      }
    }
    return "";
  }

  /**
   * Whether a file is still as it was listed; one that is gone is not. In an object store this is
   * whether the version that was read is the one that was listed, and costs no request.
   *
   * @param file where it lies, or where it was read
   */
  public boolean isAt(Path file) {
    try {
      return of(path, Files.readAttributes(file, BasicFileAttributes.class)).equals(this);
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
