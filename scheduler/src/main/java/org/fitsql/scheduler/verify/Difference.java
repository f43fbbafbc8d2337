package org.fitsql.scheduler.verify;

import java.util.Locale;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which the archive and what was made of it differ.
 *
 * @param kind what it is
 * @param path file, relative to the archive; of an orphaned image the image; or an empty string
 * @param rootname key of the observation, or an empty string
 * @param hdu index of the HDU, or null
 * @param place table and column, {@code wfc_flt_1.exptime}, or image; or an empty string
 * @param keyword keyword concerned, or an empty string
 * @param stored what is stored, as text; null where there is nothing
 * @param expected what the file says, as text; null where there is nothing
 * @param message in words
 */
public record Difference(
    Kind kind,
    String path,
    String rootname,
    @Nullable Integer hdu,
    String place,
    String keyword,
    @Nullable String stored,
    @Nullable String expected,
    String message) {

  private static final String NEXT_RUN = "The next `fitsql ingest` takes it.";
  private static final String REPAIR = "Run `fitsql verify --repair`.";

  /** What differs, and whether it is damage or work that the next ingest does anyway. */
  public enum Kind {
    /** A file that is not in the inventory. */
    NEW(false, Stage.SCAN, NEXT_RUN),
    /** A file that has another size, time or inode than when it was ingested: reprocessed. */
    CHANGED(false, Stage.SCAN, NEXT_RUN),
    /** A file that is in the inventory and no longer in the archive. */
    MISSING(false, Stage.SCAN, "Where it shall be gone: " + NEXT_RUN),
    /** Corrections of its keywords have changed. */
    CORRECTED(false, Stage.ROWS, NEXT_RUN),
    /** Its images were left out, and are still due. */
    DUE(false, Stage.QUICKLOOK, NEXT_RUN),
    /** Its images were drawn with other settings, or by a fitsql that drew differently. */
    OUTDATED(false, Stage.QUICKLOOK, "`fitsql ingest --redraw` draws it again."),
    /** A file that could be read when it was ingested, and cannot be now. */
    UNREADABLE(true, Stage.HEADER, "Mend the file or its permissions, or restore it."),
    /** A file whose row in the inventory is gone, though its headers are stored. */
    INVENTORY(true, Stage.ROWS, REPAIR),
    /** A table or column that is registered and not there. */
    SCHEMA(true, Stage.ROWS, REPAIR),
    /** Stored cards that cannot be expanded, or are not those of the file. */
    CARDS(true, Stage.HEADER, REPAIR),
    /** A row that ought to be there. */
    ROW(true, Stage.ROWS, REPAIR),
    /** A column that has another value than the file's cards give it. */
    COLUMN(true, Stage.ROWS, REPAIR),
    /** A row that no file accounts for. */
    ORPHAN_ROW(true, Stage.ROWS, REPAIR),
    /** An image that is gone, cannot be decoded, or is not as it would be drawn. */
    IMAGE(true, Stage.QUICKLOOK, REPAIR),
    /** An image that no row names. */
    ORPHAN_IMAGE(true, Stage.QUICKLOOK, REPAIR);

    private final boolean damage;
    private final Stage stage;
    private final String advice;

    Kind(boolean damage, Stage stage, String advice) {
      this.damage = damage;
      this.stage = stage;
      this.advice = advice;
    }

    /** Whether something is broken; otherwise the next ingest takes it, or may. */
    public boolean isDamage() {
      return damage;
    }

    /** What to do about it. */
    public String advice() {
      return advice;
    }

    /** How it is spelled in summaries and JSON: {@code orphan_row}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Difference ofFile(Kind kind, String path, String rootname, String message) {
    return new Difference(kind, path, rootname, null, "", "", null, null, message);
  }

  /** The same as what goes wrong in a run is told. */
  Trouble trouble() {
    return new Trouble(
        kind.isDamage() ? Severity.FAILURE : Severity.WARNING,
        kind.stage,
        path,
        rootname,
        hdu,
        keyword,
        kind.word().replace('_', ' ') + ": " + message,
        kind.advice());
  }
}
