package org.fitsql.scheduler;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.inventory.KnownBranches;
import org.fitsql.ingest.inventory.PageComparison;
import org.fitsql.ingest.scan.Page;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Unit;

/** Counts what happens in a run and tells its listener, one call at a time. Thread-safe. */
final class Tally {
  private static final int TROUBLES_KEPT = 1_000;

  /** What is counted. */
  enum Count {
    FRESH,
    CHANGED,
    UNCHANGED,
    VANISHED,
    INCOMPLETE,
    NO_PROFILE,
    FAILED,
    KNOWN_FAILED,
    IGNORED,
    FILES,
    ROOTNAMES_FOUND,
    ROOTNAMES,
    ROWS,
    JPEGS,
    THUMBNAILS,
    OUTDATED_IMAGES,
    BYTES
  }

  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
  private final Map<String, LongAdder> rowsOfTables = new ConcurrentHashMap<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private final RunListener listener;
  private boolean listed;
  private long finished;

  Tally(RunListener listener) {
    this.listener = listener;
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
  }

  void add(Count count, long n) {
    Objects.requireNonNull(counts.get(count)).add(n);
  }

  /** Counts the files of a page that need no work. */
  void add(Page page, PageComparison compared) {
    add(Count.FILES, page.files().size());
    add(Count.IGNORED, page.ignored());
    add(Count.UNCHANGED, compared.unchanged().size());
    add(Count.KNOWN_FAILED, compared.knownFailed());
    add(Count.INCOMPLETE, compared.knownIncomplete());
    add(Count.NO_PROFILE, compared.noProfile());
  }

  /** Counts the files of branches that were passed over. */
  void add(KnownBranches.Counts settled) {
    add(
        Count.FILES,
        settled.unchanged() + settled.failed() + settled.incomplete() + settled.noProfile());
    add(Count.UNCHANGED, settled.unchanged());
    add(Count.KNOWN_FAILED, settled.failed());
    add(Count.INCOMPLETE, settled.incomplete());
    add(Count.NO_PROFILE, settled.noProfile());
  }

  long of(Count count) {
    return Objects.requireNonNull(counts.get(count)).sum();
  }

  /** Counts the rows of a committed unit by table. */
  void committed(Unit unit) {
    for (RowChange change : unit.changes()) {
      rowsOfTables.computeIfAbsent(change.table().name(), name -> new LongAdder()).increment();
    }
  }

  /** Rows written to each table so far, deleted ones included. */
  Map<String, Long> rowsOfTables() {
    Map<String, Long> rows = new TreeMap<>();
    rowsOfTables.forEach((table, count) -> rows.put(table, count.sum()));
    return rows;
  }

  synchronized void trouble(Trouble trouble) {
    if (troubles.size() < TROUBLES_KEPT) {
      troubles.add(trouble);
    }
    listener.trouble(trouble);
  }

  synchronized void found(boolean complete) {
    listed = complete;
    listener.found(of(Count.FILES), of(Count.ROOTNAMES_FOUND), complete);
    listener.counted(progress());
  }

  synchronized void finished(String rootname) {
    finished++;
    listener.finished(rootname);
    listener.counted(progress());
  }

  /** Tells the last counts first: not all that is counted belongs to a rootname. */
  synchronized void ended(RunSummary summary) {
    listener.counted(progress());
    listener.ended(summary);
  }

  private RunProgress progress() {
    return new RunProgress(
        of(Count.FILES),
        listed,
        of(Count.ROOTNAMES_FOUND),
        finished,
        files(),
        of(Count.ROOTNAMES),
        of(Count.ROWS),
        of(Count.JPEGS),
        of(Count.THUMBNAILS),
        of(Count.BYTES));
  }

  synchronized List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  RunSummary.FileCounts files() {
    return new RunSummary.FileCounts(
        of(Count.FRESH),
        of(Count.CHANGED),
        of(Count.UNCHANGED),
        of(Count.VANISHED),
        of(Count.INCOMPLETE),
        of(Count.NO_PROFILE),
        of(Count.FAILED),
        of(Count.KNOWN_FAILED),
        of(Count.IGNORED));
  }
}
