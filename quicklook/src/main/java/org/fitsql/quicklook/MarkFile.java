package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of a {@link DrawingMark}. Whoever made it holds a lock on it, which the system takes
 * back when the process ends, however it ends: who can lock a mark knows that its maker is dead.
 * Unlike the number of a process, that holds in containers and between hosts as well.
 */
final class MarkFile implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MarkFile.class);
  private static final Pattern NAME =
      Pattern.compile("\\.drawing\\.(?<owner>" + HiddenName.OWNER + ")\\.mark");
  private static final int ATTEMPTS = 3;

  private final Path file;
  private final FileChannel channel;

  private MarkFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Who made the mark of this name; empty where it is the name of something else. */
  static Optional<String> owner(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches() ? Optional.of(name.group("owner")) : Optional.empty();
  }

  /**
   * Makes the mark of one owner. When this returns it is on the disk.
   *
   * @param text for people who find it
   */
  static MarkFile create(Path folder, String owner, String text) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(".drawing." + owner + ".mark");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      MarkFile mark = new MarkFile(file, channel);
      try {
        mark.lock();
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      } catch (IOException | RuntimeException e) {
        mark.discard(e);
        throw e;
      }
      // before it was locked, another process may have thought that its maker is dead
      if (Files.exists(file)) {
        return mark;
      }
      mark.close();
    }
    throw new IOException(file + " is removed by another process again and again");
  }

  private void discard(Exception told) {
    try {
      delete();
    } catch (IOException e) {
      told.addSuppressed(e);
    }
  }

  private void lock() throws IOException {
    try {
      channel.lock();
    } catch (FileLockInterruptionException | ClosedByInterruptException e) {
      throw e;
    } catch (OverlappingFileLockException e) {
      throw new IOException(file + " is looked at by another thread", e);
    } catch (IOException e) {
      log.debug("{}: the file system knows no locks", file, e);
    }
  }

  /**
   * A mark whose maker is dead, held for as long as nobody else is to look at it; empty where its
   * maker lives. Where the file system knows no locks, the maker counts as dead: one database has
   * one run at a time, and the caller holds the lock of it.
   */
  static Optional<MarkFile> ofDead(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // its maker has ended meanwhile
    }
    if (isHeld(file, channel)) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new MarkFile(file, channel));
  }

  private static boolean isHeld(Path file, FileChannel channel) {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true; // by this process
    } catch (IOException e) {
      log.debug("{}: the file system knows no locks", file, e);
      return false;
    }
  }

  /** Deletes it, then gives up the lock. */
  void delete() throws IOException {
    try {
      Files.deleteIfExists(file);
    } finally {
      close();
    }
  }

  /** Gives up the lock; the file stays. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
