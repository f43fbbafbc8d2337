package org.fitsql.ingest.scan;

/** The archive as a whole cannot be used: missing, not a directory, unreadable. */
public final class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }

  public ArchiveException(String message) {
    super(message);
  }
}
