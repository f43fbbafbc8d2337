package org.fitsql.ingest.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.fitsql.ingest.Rereading;
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
  private final Rereading rereading;
  private final Set<String> named;
  private final @Nullable SettledBranches settled;
  private boolean done;

  /**
   * @param archive root of the archive
   * @param executor lists branches; one thread per concurrent listing
   * @throws ArchiveException where the archive is missing, not a directory, or unreadable
   */
  public ArchiveScan(Path archive, ExecutorService executor) {
    this(archive, executor, null, null, new Rereading());
  }

  /**
   * Lists some branches alone, each on a page of its own.
   *
   * @param only names of branches, an empty string for the files at the root; those that do not
   *     exist are passed over. Null lists all
   * @param settled branches to pass over where they are as they were, or null for none
   * @param rereading of directories that disk or network do not give at once
   * @throws ArchiveException as the other
   */
  public ArchiveScan(
      Path archive,
      ExecutorService executor,
      @Nullable Set<String> only,
      @Nullable SettledBranches settled,
      Rereading rereading) {
    this.archive = archive;
    this.settled = settled;
    this.executor = executor;
    this.rereading = rereading;
    ArchiveRoot root = new ArchiveRoot(archive, rereading);
    List<String> wanted = only == null ? root.branches() : root.present(only);
    this.named = Set.copyOf(wanted);
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
    return new ArchiveRoot(archive, new Rereading()).branches();
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

  private BranchListing listing(String name) throws IOException {
    FileDigest digest = settled == null ? null : settled.digest();
    return BranchListing.of(archive, name, digest, name.isEmpty() ? named : Set.of(), rereading);
  }

  private @Nullable BranchListing nextBranch() {
    while (ahead.size() < BRANCHES_AHEAD && branches.hasNext()) {
      String name = branches.next();
      ahead.add(executor.submit(() -> listing(name)));
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
}
