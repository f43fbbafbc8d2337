package org.fitsql.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong with one file or one rootname, told the same way everywhere: on the
 * terminal, in the log, in table {@code failures}.
 *
 * @param severity whether rows or images are missing because of it
 * @param stage what was being done
 * @param path file or directory, relative to the archive
 * @param rootname key, or an empty string where it is not known
 * @param hdu index of the HDU, or null
 * @param keyword keyword concerned, or an empty string
 * @param message what is wrong, naming the value
 * @param advice what to do about it
 */
public record Trouble(
    Severity severity,
    Stage stage,
    String path,
    String rootname,
    @Nullable Integer hdu,
    String keyword,
    String message,
    String advice) {

  /** The same trouble told of another file. */
  public Trouble of(String otherPath) {
    return new Trouble(severity, stage, otherPath, rootname, hdu, keyword, message, advice);
  }

  /** How bad it is. */
  public enum Severity {
    /** Rows or images are missing. */
    FAILURE,
    /** The file will be tried again when it is complete. */
    INCOMPLETE,
    /** Everything was done, and someone should look. */
    WARNING
  }

  /** What was being done. */
  public enum Stage {
    SCAN,
    HEADER,
    ROWS,
    QUICKLOOK
  }
}
