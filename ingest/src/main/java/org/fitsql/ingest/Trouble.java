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
 * @param retry when it is tried again
 * @param attempts how often it was tried in this run, 1 or more
 * @param hdu index of the HDU, or null
 * @param offset byte of the (uncompressed) file at which it was found, or null
 * @param keyword keyword concerned, or an empty string
 * @param message what is wrong, naming the value
 * @param advice what to do about it
 */
public record Trouble(
    Severity severity,
    Stage stage,
    String path,
    String rootname,
    Retry retry,
    int attempts,
    @Nullable Integer hdu,
    @Nullable Long offset,
    String keyword,
    String message,
    String advice) {

  /** A trouble that no time mends, and that belongs to no byte. */
  public Trouble(
      Severity severity,
      Stage stage,
      String path,
      String rootname,
      @Nullable Integer hdu,
      String keyword,
      String message,
      String advice) {
    this(severity, stage, path, rootname, Retry.NEVER, 1, hdu, null, keyword, message, advice);
  }

  /** The same trouble told of another file. */
  public Trouble of(String otherPath) {
    return new Trouble(
        severity, stage, otherPath, rootname, retry, attempts, hdu, offset, keyword, message,
        advice);
  }

  /** The same trouble, tried again at another time. */
  public Trouble retried(Retry other) {
    return new Trouble(
        severity, stage, path, rootname, other, attempts, hdu, offset, keyword, message, advice);
  }

  /** The same trouble, found at a byte of the file. */
  public Trouble at(@Nullable Long byteOffset) {
    return new Trouble(
        severity,
        stage,
        path,
        rootname,
        retry,
        attempts,
        hdu,
        byteOffset,
        keyword,
        message,
        advice);
  }

  /** The same trouble, after as many attempts. */
  public Trouble after(int tried) {
    return new Trouble(
        severity, stage, path, rootname, retry, tried, hdu, offset, keyword, message, advice);
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
