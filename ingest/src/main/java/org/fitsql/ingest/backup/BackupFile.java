package org.fitsql.ingest.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The zip file of a backup: the file of the database, and a stamp in the comment. */
final class BackupFile {
  /** End of central directory without comment (APPNOTE.TXT 4.3.16). */
  private static final int END_BYTES = 22;

  private static final int END_SIGNATURE = 0x504b0506;
  private static final String DATABASE = ".mv.db";

  private final Path path;

  BackupFile(Path path) {
    this.path = path;
  }

  /** Writes the stamp into a zip file that has no comment, and all of it to the disk. */
  void stamp(BackupStamp stamp) throws IOException {
    byte[] comment = stamp.text().getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile zip = new RandomAccessFile(path.toFile(), "rw")) {
      long end = zip.length() - END_BYTES;
      zip.seek(Math.max(0, end));
      if (end < 0 || zip.readInt() != END_SIGNATURE) {
        throw new ZipException("the database wrote no plain zip file");
      }
      zip.seek(zip.length() - 2);
      zip.writeByte(comment.length & 0xff);
      zip.writeByte(comment.length >> 8);
      zip.write(comment);
      zip.getFD().sync();
    }
  }

  /**
   * The stamp.
   *
   * @throws BackupException where it is no backup of fitsql, or is cut off
   */
  BackupStamp stamp() throws BackupException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      String comment = zip.getComment();
      return BackupStamp.of(comment == null ? "" : comment)
          .orElseThrow(
              () -> new BackupException(path + " is a zip file, and no backup of fitsql."));
    } catch (NoSuchFileException e) {
      throw new BackupException(
          path + " does not exist. Name the file that `fitsql backup` wrote.", e);
    } catch (ZipException e) {
      throw new BackupException(
          path + " is no backup of fitsql, or was cut off (" + e.getMessage() + "). Take another.",
          e);
    } catch (IOException e) {
      throw new BackupException(path + " cannot be read (" + e + ").", e);
    }
  }

  /**
   * Unpacks the file of the database; its checksum is checked on the way.
   *
   * @param target file to be written
   */
  void unpack(Path target) throws BackupException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      List<? extends ZipEntry> databases =
          zip.stream().filter(entry -> entry.getName().endsWith(DATABASE)).toList();
      if (databases.size() != 1) {
        throw new BackupException(
            path + " holds " + databases.size() + " databases, expected one. Take another.");
      }
      // a ZipFile does not look at the checksums of what it hands out
      ZipEntry entry = databases.get(0);
      CRC32 sum = new CRC32();
      try (InputStream packed = new CheckedInputStream(zip.getInputStream(entry), sum)) {
        unpack(packed, target);
      }
      if (sum.getValue() != entry.getCrc()) {
        throw new ZipException("checksum of " + entry.getName());
      }
    } catch (IOException e) {
      throw new BackupException(
          path + " is damaged or cannot be read (" + e.getMessage() + "). Take another.", e);
    }
  }

  private static void unpack(InputStream packed, Path target) throws IOException, BackupException {
    byte[] buffer = new byte[1 << 16];
    OutputStream out;
    try {
      out = Files.newOutputStream(target);
    } catch (IOException e) {
      throw BackupException.ofDisk("Cannot write beside the database in " + target.getParent(), e);
    }
    try (out) {
      for (int read = packed.read(buffer); read >= 0; read = packed.read(buffer)) {
        write(out, buffer, read, target);
      }
    }
  }

  /** So that a full disk is not taken for a damaged backup. */
  private static void write(OutputStream out, byte[] bytes, int length, Path target)
      throws BackupException {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw BackupException.ofDisk("Cannot write beside the database in " + target.getParent(), e);
    }
  }
}
