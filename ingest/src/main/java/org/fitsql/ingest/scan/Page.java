package org.fitsql.ingest.scan;

import java.util.List;
import java.util.Optional;
import org.fitsql.ingest.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * Some neighbouring branches of the archive. Pages follow one another without a gap in the order of
 * branch names, so that what the inventory knows between two pages' ends and no page lists is gone.
 *
 * @param after last branch of the page before; null for the first page
 * @param last last branch of this page; null for the last page, which is open-ended. Where it is
 *     the same as {@code after}, the page is that one branch alone
 * @param files FITS files in it
 * @param ignored how many other files there are
 * @param unreadable directories and files, relative to the archive, of which nothing is known
 *     because they could not be read
 * @param troubles what could not be read, and why
 * @param settled branches that were passed over because nothing is to be done in them; their files
 *     are not among {@code files}
 * @param open branches to hold against the inventory, known ones that are gone included; null for
 *     all of them
 */
public record Page(
    @Nullable String after,
    @Nullable String last,
    List<ScannedFile> files,
    long ignored,
    List<String> unreadable,
    List<Trouble> troubles,
    List<String> settled,
    @Nullable List<String> open) {

  /** A page without a branch that was passed over. */
  public Page(
      @Nullable String after,
      @Nullable String last,
      List<ScannedFile> files,
      long ignored,
      List<String> unreadable,
      List<Trouble> troubles) {
    this(after, last, files, ignored, unreadable, troubles, List.of(), null);
  }

  /** The one branch that the page is, where it does not follow another page. */
  public Optional<String> alone() {
    return after != null && after.equals(last) ? Optional.of(after) : Optional.empty();
  }

  /** Whether nothing is known about the path because it, or a directory above, was unreadable. */
  public boolean isUnknown(String path) {
    return unreadable.stream()
        .anyMatch(u -> u.isEmpty() || path.equals(u) || path.startsWith(u + "/"));
  }
}
