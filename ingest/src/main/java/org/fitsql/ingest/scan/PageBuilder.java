package org.fitsql.ingest.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.fitsql.ingest.Trouble;
import org.jspecify.annotations.Nullable;

/** Branches one after another, until they are a page. */
final class PageBuilder {
  private static final int FILES_PER_PAGE = 2_000;

  /** Of files that are only counted, so that progress is seen and a stop is heard. */
  private static final int SETTLED_PER_PAGE = 50_000;

  private final @Nullable String after;
  private final @Nullable SettledBranches settledBranches;
  private final List<ScannedFile> files = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private final List<String> settled = new ArrayList<>();
  private final Set<String> open = new TreeSet<>();
  private long settledFiles;
  private long ignored;
  private @Nullable String last;

  PageBuilder(@Nullable String after, @Nullable SettledBranches settledBranches) {
    this.after = after;
    this.settledBranches = settledBranches;
  }

  boolean isFull() {
    return files.size() >= FILES_PER_PAGE || settledFiles >= SETTLED_PER_PAGE;
  }

  void add(BranchListing branch) {
    last = branch.name();
    ignored += branch.ignored();
    if (settledBranches != null
        && branch.unreadable().isEmpty()
        && settledBranches.isSettled(branch.name(), branch.files().size(), branch.sum())) {
      settled.add(branch.name());
      settledFiles += branch.files().size();
      return;
    }
    open.add(branch.name());
    files.addAll(branch.files());
    unreadable.addAll(branch.unreadable());
    troubles.addAll(branch.troubles());
  }

  /** The last branch so far, or the one before the page where there is none. */
  @Nullable String last() {
    return last == null ? after : last;
  }

  /**
   * @param toTheEnd whether no branch follows
   */
  Page page(boolean toTheEnd) {
    String end = toTheEnd ? null : last;
    return new Page(after, end, files, ignored, unreadable, troubles, settled, openTo(end));
  }

  private @Nullable List<String> openTo(@Nullable String end) {
    if (settledBranches == null) {
      return null;
    }
    if (after == null || !Objects.equals(after, end)) {
      Collection<String> known = settledBranches.known(after, end);
      Set<String> passedOver = new HashSet<>(settled);
      known.stream().filter(name -> !passedOver.contains(name)).forEach(open::add);
    }
    return List.copyOf(open);
  }
}
