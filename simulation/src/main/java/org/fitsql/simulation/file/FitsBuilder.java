package org.fitsql.simulation.file;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A FITS file in the making. A file appears under its name only when it is complete, and one that
 * already has the same content is left alone, its modification time included.
 */
public final class FitsBuilder {
  private static final int BUFFER = 1 << 18;

  private final List<HduBuilder> hdus = new ArrayList<>();

  /** Adds the next HDU. */
  public FitsBuilder hdu(HduBuilder hdu) {
    hdus.add(hdu);
    return this;
  }

  /** The whole file in memory; for small files. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new AssertionError("memory does not fail", e);
    }
    return out.toByteArray();
  }

  /**
   * Writes the file, directories included.
   *
   * @return whether the content under that name changed
   * @throws IOException where it cannot be written; then nothing is left but what was there
   */
  public boolean writeTo(Path path) throws IOException {
    Path target = path.toAbsolutePath();
    Path directory = target.resolveSibling("");
    Files.createDirectories(directory);
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
        writeTo(out);
      }
      if (Files.exists(target) && Files.mismatch(part, target) < 0) {
        return false;
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void writeTo(OutputStream out) throws IOException {
    for (HduBuilder hdu : hdus) {
      hdu.writeTo(out);
    }
  }
}
