package org.fitsql.ingest.inventory;

import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.ingest.scan.ScannedFile;

/**
 * A page of the archive held against the inventory.
 *
 * @param work files to read, in the order of the page
 * @param unchanged files of instruments with a profile that are ingested and as they were
 * @param knownFailed files that failed, unchanged since, and not due again
 * @param knownIncomplete files that were incomplete, unchanged since
 * @param noProfile FITS files that no profile knows, new ones and known ones
 * @param newNoProfile those of them that have no up-to-date row in the inventory yet
 * @param vanished files that the inventory knows as live and the archive no longer holds
 * @param unsettled rows of files that need nothing and do not say so, or not any more
 */
public record PageComparison(
    List<FileWork> work,
    List<Known> unchanged,
    long knownFailed,
    long knownIncomplete,
    long noProfile,
    List<ScannedFile> newNoProfile,
    List<InventoryFile> vanished,
    List<InventoryFile> unsettled) {

  /** The observations that have files to read. */
  public List<String> rootnames() {
    return work.stream().map(file -> file.name().rootname()).distinct().toList();
  }

  /** An unchanged file and what its name says. */
  public record Known(ScannedFile file, InstrumentProfile profile, ObservationName name) {}
}
