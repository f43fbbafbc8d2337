package org.fitsql.ingest.inventory;

import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.scan.FileDigest;
import org.fitsql.ingest.scan.ScannedFile;
import org.jspecify.annotations.Nullable;

/**
 * What column {@code files.settled} holds: a number for every file that needs nothing as long as it
 * is as it was, so that the sum over a branch tells whether a run has to look into it. Its lowest
 * three bits say what kind of nothing; the rest is the {@link FileDigest}. NULL where every run has
 * to look at the file, 0 where it has vanished.
 *
 * <p>Numbers hang on the profiles too: where those take files for another instrument's, or for
 * nobody's, no branch is settled.
 */
public final class Settlement {
  private static final long VANISHED = 0;

  private final FileDigest digest;

  /** What is known of a settled file; the order is what the database has. */
  enum Kind {
    /** Ingested, images too where they were wanted. */
    DONE,
    /** Ingested, images were left out. */
    IMAGES_DUE,
    /** Of no instrument or filetype that has a profile. */
    NO_PROFILE,
    /** Failed, and not tried again before it changes. */
    FAILED,
    /** Incomplete, and not tried again before it changes. */
    INCOMPLETE
  }

  /**
   * @param profiles all that this run knows
   */
  public Settlement(List<InstrumentProfile> profiles) {
    StringBuilder text = new StringBuilder();
    for (InstrumentProfile profile : profiles) {
      text.append(profile.id()).append(' ').append(profile.filenames());
      text.append(' ').append(profile.filetypes()).append('\n');
    }
    this.digest = FileDigest.salted(text.toString());
  }

  FileDigest digest() {
    return digest;
  }

  /** The number of a file that is not in the archive any more. */
  public static long ofVanished() {
    return VANISHED;
  }

  /**
   * The number of a file that is; null where every run has to look at it.
   *
   * @param trying whether it is tried again though it has not changed
   * @param corrected whether a correction concerns it
   */
  public @Nullable Long of(
      ScannedFile file,
      FileState state,
      QuicklookState quicklook,
      boolean trying,
      boolean corrected) {
    if (trying || corrected) {
      return null;
    }
    Kind kind =
        switch (state) {
          case INGESTED -> quicklook == QuicklookState.DUE ? Kind.IMAGES_DUE : Kind.DONE;
          case NO_PROFILE -> Kind.NO_PROFILE;
          case FAILED, UNREADABLE -> Kind.FAILED;
          case INCOMPLETE -> Kind.INCOMPLETE;
          case VANISHED -> null;
        };
    return kind == null ? Long.valueOf(VANISHED) : Long.valueOf(digest.of(file) | kind.ordinal());
  }

  /** The number that a row of the inventory should have. */
  public @Nullable Long of(InventoryFile known) {
    return of(
        known.found(),
        known.state(),
        known.quicklook(),
        known.nextAttempt() != null,
        known.corrections() != null);
  }
}
