package org.fitsql.ingest.backup;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

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
    if (isFull(failure)) {
      return new BackupException(
          doing + ": the disk is full. Nothing was changed; make room, or name another disk.",
          failure);
    }
    return new BackupException(
        doing + ": " + reason(failure) + ". Nothing was changed; mend that, or name another place.",
        failure);
  }

  /** Whether a disk has no room. */
  static boolean isFull(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("No space left") || message.contains("not enough space")) {
        return true;
      }
    }
    return false;
  }

  /** What the operating system says; names of temporary files say nothing to people. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof FileSystemException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "its folder does not exist and cannot be made";
    }
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return String.valueOf(failure.getMessage());
  }
}
