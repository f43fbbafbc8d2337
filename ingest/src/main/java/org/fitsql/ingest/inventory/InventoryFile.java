package org.fitsql.ingest.inventory;

import java.time.LocalDateTime;
import org.fitsql.ingest.Retry;
import org.fitsql.ingest.scan.ScannedFile;
import org.jspecify.annotations.Nullable;

/**
 * What table {@code files} knows of a file. Nullable parts are null in the database.
 *
 * @param found path, size, mtime and inode as they were when the row was written
 * @param corrections digest of the corrections that concerned it, null where none did
 * @param nextAttempt when it is tried again though it has not changed, null where it is not
 * @param findings rows in table {@code findings}, null where it was never checked
 * @param settled what {@link Settlement} made of it, null where every run has to look at it
 */
public record InventoryFile(
    ScannedFile found,
    @Nullable String rootname,
    @Nullable String fullRootname,
    @Nullable String filetype,
    @Nullable String detector,
    @Nullable Long proposal,
    @Nullable String proposalType,
    @Nullable String headerHash,
    long version,
    @Nullable String corrections,
    FileState state,
    QuicklookState quicklook,
    long attempts,
    @Nullable LocalDateTime nextAttempt,
    @Nullable Long findings,
    @Nullable String message,
    @Nullable LocalDateTime firstIngestDate,
    @Nullable LocalDateTime lastIngestDate,
    @Nullable Long settled) {

  /** Path relative to the archive. */
  public String path() {
    return found.path();
  }

  /** Whether the archive held it when it was last looked at. */
  public boolean isLive() {
    return state != FileState.VANISHED;
  }

  /** Whether it failed and its time has come again. */
  boolean isDue(LocalDateTime now) {
    return nextAttempt != null && Retry.isDue(nextAttempt, now);
  }

  /** Whether header rows or images of it may be in the database. */
  public boolean mayHaveRows() {
    return firstIngestDate != null
        && (state == FileState.INGESTED
            || state == FileState.INCOMPLETE
            || state == FileState.UNREADABLE);
  }
}
