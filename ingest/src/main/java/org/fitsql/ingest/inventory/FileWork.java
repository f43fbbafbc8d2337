package org.fitsql.ingest.inventory;

import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.ingest.scan.ScannedFile;
import org.jspecify.annotations.Nullable;

/**
 * A file that has to be read.
 *
 * @param file as the archive holds it now
 * @param profile of its instrument
 * @param name what its file name says
 * @param known what the inventory knew of it, or null where it was never seen
 * @param reason why it has to be read
 */
public record FileWork(
    ScannedFile file,
    InstrumentProfile profile,
    ObservationName name,
    @Nullable InventoryFile known,
    Reason reason) {

  /** Why a file has to be read. */
  public enum Reason {
    /** Never seen, or seen and then vanished, or seen when it had no profile. */
    NEW,
    /** Its size, modification time or inode differ. */
    CHANGED,
    /** It is as it was, and the run was told to read it all the same. */
    FORCED,
    /** It is as it was, and what the database has of it is not what the file says. */
    DAMAGED,
    /** It is as it was, and the corrections that concern it are not. */
    CORRECTED,
    /** It is as it was and failed then, and is due again. */
    RETRY,
    /** It is as it was, and its images were left out earlier. */
    QUICKLOOK_DUE,
    /** It is as it was, and the run was told to draw again what would look different now. */
    REDRAW
  }
}
