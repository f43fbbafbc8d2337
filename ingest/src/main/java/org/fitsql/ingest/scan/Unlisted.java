package org.fitsql.ingest.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import org.fitsql.ingest.Rereading.InVainException;
import org.fitsql.ingest.Retry;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;

/** Words for what a listing could not read. */
final class Unlisted {
  private Unlisted() {}

  /**
   * Told of a file or directory of which nothing is known now.
   *
   * @param path relative to the archive
   */
  static Trouble trouble(String path, IOException e) {
    String message =
        e instanceof FileSystemLoopException
            ? "is a symbolic link to a directory above it"
            : "cannot be read: " + reason(e);
    String advice = advice(e) + "; what the database knows of it is left as it is.";
    return new Trouble(Severity.FAILURE, Stage.SCAN, path, "", null, "", message, advice)
        .retried(Retry.NOW);
  }

  private static String advice(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "Check its permissions";
    }
    if (e instanceof NoSuchFileException) {
      return "The next run looks again; a symbolic link may point to nothing";
    }
    return e instanceof FileSystemLoopException
        ? "Remove the link"
        : "Check the disk or the network file system, which the next run asks again";
  }

  /** What the operating system says, without the path. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "it is no longer there";
    }
    if (e instanceof InVainException && e.getCause() instanceof IOException last) {
      return reason(last);
    }
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return reason == null ? e.toString() : reason;
  }
}
