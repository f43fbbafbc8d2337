package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files so that a reader sees the old one or the new one, never a part of either. */
final class ImageFile {
  private static final int ATTEMPTS = 3;

  private ImageFile() {}

  /** The same by way of a file that nobody else's name is on. */
  static void write(Path path, byte[] bytes) throws IOException {
    write(path, bytes, new HiddenName());
  }

  /**
   * Writes {@code bytes} to {@code path}, by way of a hidden file beside it; directories are made
   * where they are missing.
   *
   * @param names what the hidden file is called by
   * @throws ImageWriteException naming path, reason and what to do; the hidden file is gone then
   */
  static void write(Path path, byte[] bytes, HiddenName names) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path directory = absolute.resolveSibling("");
    Path hidden = names.of(absolute);
    try {
      writeHidden(directory, hidden, bytes);
      Files.move(
          hidden, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      IOException told =
          new ImageWriteException("cannot write image " + absolute + ": " + reason(absolute, e), e);
      removeHidden(hidden, told);
      throw told;
    } catch (RuntimeException | Error e) {
      removeHidden(hidden, e);
      throw e;
    }
  }

  // another worker may remove the directory, found empty, between its making and its first file
  private static void writeHidden(Path directory, Path hidden, byte[] bytes) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Files.createDirectories(directory);
      try {
        Files.write(hidden, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void removeHidden(Path hidden, Throwable told) {
    if (Files.exists(hidden)) {
      try {
        Files.delete(hidden);
      } catch (IOException e) {
        told.addSuppressed(e);
      }
    }
  }

  static String reason(Path path, IOException cause) {
    if (Files.isDirectory(path)) {
      return "a directory has its name; remove it or choose another folder for the images";
    }
    for (Path parent = path.getParent(); parent != null; parent = parent.getParent()) {
      if (Files.exists(parent) && !Files.isDirectory(parent)) {
        return parent + " is no directory; remove it or choose another folder for the images";
      }
    }
    if (cause instanceof AccessDeniedException) {
      return "no permission; allow this user to write there or choose another folder";
    }
    String why =
        cause instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : cause.toString();
    return why + "; check that the disk has room and is writable, then run again";
  }
}
