package org.fitsql.ingest.backup;

/** No backup was made, or none was restored; the message says why and what to do. */
public final class BackupException extends Exception {
  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What a failure of the disk means, in words. */
  static BackupException ofDisk(String doing, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("No space left") || message.contains("not enough space")) {
        return new BackupException(
            doing + ": the disk is full. Nothing was changed; make room, or name another disk.",
            failure);
      }
    }
    return new BackupException(
        doing + ": " + failure.getMessage() + ". Nothing was changed.", failure);
  }
}
