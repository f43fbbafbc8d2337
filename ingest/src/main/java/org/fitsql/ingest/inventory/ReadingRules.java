package org.fitsql.ingest.inventory;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fitsql.definitions.Corrections;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.ingest.inventory.FileWork.Reason;
import org.fitsql.ingest.scan.ScannedFile;
import org.jspecify.annotations.Nullable;

/**
 * Why a file is read, whose instrument and name are known.
 *
 * @param corrections what is known now to be wrong in headers
 * @param unchanged why files that have not changed are read too, or null where they are not
 * @param drawing whether images left out earlier are drawn now
 * @param now UTC; files that failed and are due are read again
 * @param done files of this date are not read again for being unchanged; null for none
 */
record ReadingRules(
    Corrections corrections,
    @Nullable Reason unchanged,
    boolean drawing,
    LocalDateTime now,
    @Nullable LocalDateTime done) {

  ReadingRules mending() {
    return new ReadingRules(corrections, Reason.DAMAGED, drawing, now, null);
  }

  ReadingRules after(LocalDateTime began) {
    LocalDateTime before = began.minus(1, ChronoUnit.MICROS);
    return new ReadingRules(corrections, unchanged, drawing, before, began);
  }

  /** Whether files that are settled are of no concern to any of these rules. */
  boolean passOver() {
    return unchanged == null && corrections.size() == 0;
  }

  /** Empty where the file need not be read. */
  Optional<Reason> reason(ScannedFile file, ObservationName name, @Nullable InventoryFile known) {
    if (known == null || !known.isLive() || known.state() == FileState.NO_PROFILE) {
      return Optional.of(Reason.NEW);
    }
    if (!known.found().equals(file)) {
      return Optional.of(Reason.CHANGED);
    }
    if (unchanged != null && !(done != null && done.equals(known.lastIngestDate()))) {
      return Optional.of(unchanged);
    }
    @Nullable String digest = corrections.digest(file.path(), name).orElse(null);
    if (!Objects.equals(digest, known.corrections())) {
      return Optional.of(Reason.CORRECTED);
    }
    if (known.isDue(now) && (drawing || known.state() != FileState.INGESTED)) {
      return Optional.of(Reason.RETRY);
    }
    boolean due = drawing && known.quicklook() == QuicklookState.DUE;
    return due && known.state() == FileState.INGESTED
        ? Optional.of(Reason.QUICKLOOK_DUE)
        : Optional.empty();
  }

  /**
   * The reason where the images of a file have to be drawn again.
   *
   * @param outdated paths of files whose images would look different now, or null to draw nothing
   *     again
   */
  static Optional<Reason> redrawing(
      InstrumentProfile profile,
      ObservationName name,
      @Nullable InventoryFile known,
      @Nullable Set<String> outdated) {
    if (outdated == null || known == null || known.state() != FileState.INGESTED) {
      return Optional.empty();
    }
    boolean wanted = profile.quicklook().jpegs().contains(name.filetype());
    boolean again =
        switch (known.quicklook()) {
          case DRAWN -> outdated.contains(known.path());
          case NONE, EMPTY, FAILED -> wanted;
          case DUE -> false;
        };
    return again ? Optional.of(Reason.REDRAW) : Optional.empty();
  }
}
