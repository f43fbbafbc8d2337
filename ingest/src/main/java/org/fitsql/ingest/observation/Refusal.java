package org.fitsql.ingest.observation;

import java.util.List;
import java.util.stream.Collectors;
import org.fitsql.fits.Completeness.Truncated;
import org.fitsql.ingest.Retry;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.growth.Wish;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.RootnameWork;
import org.jspecify.annotations.Nullable;

/** Says in words why a file cannot be ingested as it is, and what to do. */
final class Refusal {
  private static final int NAMED = 10;

  private Refusal() {}

  static FileReading.Unreadable truncated(FileWork work, Truncated truncated) {
    String where = truncated.inHeader() ? "its header is cut off" : "its data are cut off";
    String message =
        "%s: the headers promise %,d bytes, the file has %,d"
            .formatted(where, truncated.expected(), truncated.actual());
    return unreadable(
        work,
        FileState.INCOMPLETE,
        Retry.NEVER,
        truncated.hdu(),
        truncated.actual(),
        "",
        message,
        "It is read as soon as it grows; if it is not being written, copy it again.");
  }

  static FileReading.Unreadable gone(FileWork work) {
    return moving(
        work, "it is no longer there", "If it was moved or replaced, the next run takes it.");
  }

  static FileReading.Unreadable replaced(FileWork work) {
    return moving(work, "it was replaced while it was read", "The next run takes it.");
  }

  /** Whoever keeps the archive is at work on it. */
  private static FileReading.Unreadable moving(FileWork work, String message, String advice) {
    return unreadable(work, FileState.INCOMPLETE, Retry.NOW, null, null, "", message, advice);
  }

  static FileReading.Unreadable misplaced(RootnameWork.Misplaced misplaced) {
    String message =
        "it would overwrite the rows of "
            + misplaced.rival()
            + ", which has the same rootname "
            + misplaced.work().name().rootname()
            + " and another place or name";
    return failed(misplaced.work(), null, "", message, "Keep one of the two in the archive.");
  }

  static FileReading.Unreadable unknownKeywords(FileWork work, List<Wish> unknown) {
    Wish first = unknown.get(0);
    String named =
        unknown.stream()
            .limit(NAMED)
            .map(w -> "%s (HDU %d, %s)".formatted(w.keyword(), w.seen().hdu(), w.place().name()))
            .collect(Collectors.joining(", "));
    String more = unknown.size() > NAMED ? " and " + (unknown.size() - NAMED) + " more" : "";
    return failed(
        work,
        first.seen().hdu(),
        first.keyword(),
        "it has keywords without a column: " + named + more,
        "List them in the definitions (`fitsql tabledefs update`), or set unknown-keywords to add"
            + " or report; then `fitsql retry` and run again.");
  }

  /** The file itself is at fault. */
  static FileReading.Unreadable failed(
      FileWork work, @Nullable Integer hdu, String keyword, String message, String advice) {
    return failed(work, hdu, null, keyword, message, advice);
  }

  /**
   * The file itself is at fault.
   *
   * @param offset byte at which it was found, or null
   */
  static FileReading.Unreadable failed(
      FileWork work,
      @Nullable Integer hdu,
      @Nullable Long offset,
      String keyword,
      String message,
      String advice) {
    return unreadable(work, FileState.FAILED, Retry.NEVER, hdu, offset, keyword, message, advice);
  }

  /** Disk or network are at fault: rows of its last version, where there are any, stay. */
  static FileReading.Unreadable unreadable(FileWork work, String message, String advice) {
    boolean hasRows = work.known() != null && work.known().mayHaveRows();
    FileState state = hasRows ? FileState.UNREADABLE : FileState.FAILED;
    return unreadable(work, state, Retry.LATER, null, null, "", message, advice);
  }

  private static FileReading.Unreadable unreadable(
      FileWork work,
      FileState state,
      Retry retry,
      @Nullable Integer hdu,
      @Nullable Long offset,
      String keyword,
      String message,
      String advice) {
    Severity severity = state == FileState.INCOMPLETE ? Severity.INCOMPLETE : Severity.FAILURE;
    return new FileReading.Unreadable(
        work,
        state,
        new Trouble(
            severity,
            Stage.HEADER,
            work.file().path(),
            work.name().rootname(),
            retry,
            1,
            hdu,
            offset,
            keyword,
            message,
            advice));
  }
}
