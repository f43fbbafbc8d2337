package org.fitsql.ingest.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.fitsql.fits.RangedFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * Lists an archive page by page: its branches (the directories at its root) in the order of their
 * names, several listed at once, none held longer than its page. Only branch names and a few pages
 * are in memory however large the archive is. Hidden files and directories are passed over;
 * symbolic links are followed.
 */
public final class ArchiveScan implements Iterator<Page> {
  private static final int BRANCHES_AHEAD = 64;

  private final Path archive;
  private final ExecutorService executor;
  private final Iterator<String> branches;
  private final Deque<Future<BranchListing>> ahead = new ArrayDeque<>();
  private @Nullable String after;
  private final boolean apart;
  private final @Nullable SettledBranches settled;
  private boolean done;

  /**
   * @param archive root of the archive
   * @param executor lists branches; one thread per concurrent listing
   * @throws ArchiveException where the archive is missing, not a directory, or unreadable
   */
  public ArchiveScan(Path archive, ExecutorService executor) {
    this(archive, executor, null, null);
  }

  /**
   * Lists some branches alone, each on a page of its own.
   *
   * @param only names of branches, an empty string for the files at the root; those that do not
   *     exist are passed over. Null lists all
   * @param settled branches to pass over where they are as they were, or null for none
   * @throws ArchiveException as the other
   */
  public ArchiveScan(
      Path archive,
      ExecutorService executor,
      @Nullable Set<String> only,
      @Nullable SettledBranches settled) {
    this.archive = archive;
    this.settled = settled;
    this.executor = executor;
    List<String> wanted = only == null ? branches(archive) : present(archive, only);
    this.apart = only != null;
    this.branches = wanted.iterator();
    this.done = wanted.isEmpty();
  }

  /** Whether a scan takes a file of this name, last part of its path, for a FITS file. */
  public static boolean isFitsName(String filename) {
    return BranchListing.isFitsName(filename);
  }

  /**
   * The branches of an archive in order: an empty string for the files at its root, then the
   * directories at its root.
   *
   * @throws ArchiveException where the archive is missing, not a directory, or unreadable
   */
  public static List<String> branches(Path archive) {
    checkPresence(archive);
    List<String> names = new ArrayList<>();
    names.add("");
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(archive)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".") && Files.isDirectory(entry)) {
          names.add(name);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new ArchiveException(
          "Archive " + archive + " cannot be listed: " + reason(e) + ". Check its permissions.", e);
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  /** Those of some branches that are there; a root with many others need not be listed for that. */
  private static List<String> present(Path archive, Set<String> only) {
    List<String> names;
    if (archive.getFileSystem() instanceof RangedFileSystem) {
      names = branches(archive);
      names.retainAll(only);
    } else {
      checkPresence(archive);
      names = new ArrayList<>(only);
      names.removeIf(
          name ->
              !name.isEmpty()
                  && (name.startsWith(".") || !Files.isDirectory(archive.resolve(name))));
      names.sort(Comparator.naturalOrder());
    }
    return names;
  }

  private static void checkPresence(Path archive) {
    // whether a store has such a prefix, its listing tells, and why not
    boolean local = !(archive.getFileSystem() instanceof RangedFileSystem);
    if (local && !Files.exists(archive)) {
      throw new ArchiveException(
          "Archive " + archive + " does not exist. Check --archive, or mount the file system.");
    }
    if (local && !Files.isDirectory(archive)) {
      throw new ArchiveException(
          "Archive " + archive + " is not a directory. Give the directory that holds the files.");
    }
  }

  @Override
  public boolean hasNext() {
    return !done;
  }

  @Override
  public Page next() {
    if (done) {
      throw new NoSuchElementException();
    }
    if (apart) {
      return nextApart();
    }
    PageBuilder page = new PageBuilder(after, settled);
    while (!page.isFull()) {
      BranchListing branch = nextBranch();
      if (branch == null) {
        done = true;
        break;
      }
      page.add(branch);
    }
    after = page.last();
    return page.page(done);
  }

  private Page nextApart() {
    BranchListing branch = Objects.requireNonNull(nextBranch());
    done = ahead.isEmpty() && !branches.hasNext();
    PageBuilder page = new PageBuilder(branch.name(), settled);
    page.add(branch);
    return page.page(false);
  }

  private @Nullable BranchListing nextBranch() {
    while (ahead.size() < BRANCHES_AHEAD && branches.hasNext()) {
      String name = branches.next();
      ahead.add(
          executor.submit(
              () -> BranchListing.of(archive, name, settled == null ? null : settled.digest())));
    }
    Future<BranchListing> first = ahead.poll();
    if (first == null) {
      return null;
    }
    try {
      return first.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException("The listing of " + archive + " was interrupted.", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new ArchiveException("Archive " + archive + " cannot be listed: " + e.getCause(), e);
    }
  }

  static String reason(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "it is no longer there";
    }
    Throwable cause = e instanceof DirectoryIteratorException ? e.getCause() : e;
    return cause == null ? e.toString() : String.valueOf(cause.getMessage());
  }
}
