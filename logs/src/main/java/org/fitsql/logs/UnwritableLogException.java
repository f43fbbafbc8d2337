package org.fitsql.logs;

import java.io.IOException;
import java.nio.file.Path;

/** The log file cannot be written; the message names the folder and says what to do. */
public final class UnwritableLogException extends IOException {
  private static final long serialVersionUID = 1L;

  UnwritableLogException(Path folder, IOException cause) {
    super(
        "Log folder "
            + folder
            + " cannot be written ("
            + cause
            + "): make it writable, or name another one with `logs:` in the configuration,"
            + " FITSQL_LOGS or --logs.",
        cause);
  }
}
