package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers below {@code home} what was told last, so that a command that is started every hour
 * tells it once. Where it cannot remember, it tells again: better twice than not at all.
 */
final class ToldFile {
  private static final Logger LOG = LoggerFactory.getLogger(ToldFile.class);

  private final Path file;

  ToldFile(Path home) {
    this.file = home.resolve("told.txt");
  }

  /** Whether {@code what} is not what was told last; from now on it is. */
  boolean isNew(String what) {
    try {
      if (Files.readString(file).strip().equals(what)) {
        return false;
      }
    } catch (NoSuchFileException e) {
      LOG.debug("nothing was told before");
    } catch (IOException e) {
      LOG.warn("{} cannot be read: {}", file, e.toString());
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, what + "\n");
    } catch (IOException e) {
      LOG.warn("{} cannot be written, so this will be told again: {}", file, e.toString());
    }
    return true;
  }

  /** Nothing is told any more, or it did not arrive. */
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted: {}", file, e.toString());
    }
  }
}
