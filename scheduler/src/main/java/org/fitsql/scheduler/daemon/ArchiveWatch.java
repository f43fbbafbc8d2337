package org.fitsql.scheduler.daemon;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.fitsql.ingest.scan.ArchiveScan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells where files of an archive come, change and go, as the operating system tells it: of every
 * directory, also of those that are made later. Hidden directories are passed over, symbolic links
 * followed, as a scan does. For one thread, but for {@link #close}.
 *
 * <p>The operating system tells nothing of what another host does to a network file system, and
 * watches a limited number of directories; {@link #isComplete} says whether it can be relied on.
 */
final class ArchiveWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ArchiveWatch.class);

  /** File systems that only this host writes. */
  private static final Set<String> LOCAL =
      Set.of(
          "ext2",
          "ext3",
          "ext4",
          "xfs",
          "btrfs",
          "zfs",
          "f2fs",
          "jfs",
          "reiserfs",
          "tmpfs",
          "overlay");

  /** More of the same mostly follows at once. */
  private static final Duration QUIET = Duration.ofMillis(300);

  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Path archive;
  private final WatchService service;
  private final Map<WatchKey, Path> directories = new HashMap<>();
  private boolean complete;

  private ArchiveWatch(Path archive, WatchService service, boolean local) {
    this.archive = archive;
    this.service = service;
    this.complete = local;
  }

  /** Begins to watch; what happens from now on is told. */
  static ArchiveWatch open(Path archive) throws IOException {
    String type = Files.getFileStore(archive).type();
    ArchiveWatch watch =
        new ArchiveWatch(archive, archive.getFileSystem().newWatchService(), LOCAL.contains(type));
    try {
      watch.register(archive);
    } catch (IOException | RuntimeException e) {
      watch.close();
      throw e;
    }
    log.info(
        "Watching {} directories of {} ({}{})",
        watch.directories.size(),
        archive,
        type,
        watch.complete ? "" : ": also looked at regularly");
    return watch;
  }

  /** Whether all changes are told. */
  boolean isComplete() {
    return complete;
  }

  /**
   * Waits until something changes, and then for what follows at once.
   *
   * @return where; nowhere after {@code timeout}, or when closed
   */
  Changes await(Duration timeout) throws InterruptedException {
    Changes changes = Changes.none();
    try {
      WatchKey key = service.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
      long end = System.nanoTime() + LONGEST.toNanos();
      while (key != null) {
        changes = changes.and(read(key));
        boolean more = System.nanoTime() < end;
        key = more ? service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS) : null;
      }
    } catch (ClosedWatchServiceException e) {
      log.debug("the watch was closed");
    }
    return changes;
  }

  private Changes read(WatchKey key) {
    Path directory = directories.get(key);
    Changes changes = Changes.none();
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind() == OVERFLOW || directory == null) {
        log.info("More has changed in {} than the system told", archive);
        changes = Changes.anywhere();
        registerAgain();
      } else if (event.context() instanceof Path name && !name.toString().startsWith(".")) {
        changes = changes.and(changed(directory.resolve(name), event.kind() == ENTRY_CREATE));
      }
    }
    if (!key.reset()) {
      directories.remove(key);
      if (archive.equals(directory)) {
        complete = false;
        changes = Changes.anywhere();
      }
    }
    return changes;
  }

  private Changes changed(Path path, boolean isNew) {
    boolean directory = Files.isDirectory(path);
    if (directory && isNew) {
      // before it is listed, so that nothing falls between
      registerOrTell(path);
    }
    String name = path.getFileName().toString();
    boolean gone = !directory && Files.notExists(path);
    // what is gone may have been a directory
    if (!directory && !ArchiveScan.isFitsName(name) && !(gone && name.indexOf('.') < 0)) {
      return Changes.none();
    }
    Path relative = archive.relativize(path);
    if (relative.getNameCount() > 1 || directory) {
      return new Changes(Set.of(relative.getName(0).toString()));
    }
    // a file at the root, or a branch that is gone: only a look at all says how much is gone
    return gone ? Changes.anywhere() : new Changes(Set.of(""));
  }

  private void registerAgain() {
    registerOrTell(archive);
  }

  private void registerOrTell(Path directory) {
    try {
      register(directory);
    } catch (IOException e) {
      log.warn("{} cannot be watched: {}", directory, e.toString());
      complete = false;
    }
  }

  private void register(Path top) throws IOException {
    Files.walkFileTree(
        top,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean hidden =
                !directory.equals(archive) && directory.getFileName().toString().startsWith(".");
            return hidden || !watch(directory)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // a pass tells of what cannot be read
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Whether it is watched, or was there no more. */
  private boolean watch(Path directory) {
    try {
      directories.put(
          directory.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE), directory);
      return true;
    } catch (ClosedWatchServiceException e) {
      return false;
    } catch (IOException e) {
      if (complete) {
        log.warn(
            "{} cannot be watched: {}. The archive is looked at regularly instead; where it is the"
                + " limit of the system, raise it with `sysctl fs.inotify.max_user_watches=1048576`.",
            directory,
            e.getMessage());
      }
      complete = false;
      return false;
    }
  }

  /** Ends the waiting of another thread, too. */
  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      log.debug("the watch of {} did not close", archive, e);
    }
  }
}
