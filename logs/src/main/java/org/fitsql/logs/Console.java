package org.fitsql.logs;

import java.io.PrintStream;

/**
 * How much of the log people see while a command runs.
 *
 * @param stream where to, the standard error of the process
 * @param verbosity how much
 */
public record Console(PrintStream stream, Verbosity verbosity) {

  /** Chosen with {@code -q} and {@code -v}. */
  public enum Verbosity {
    /** Errors of fitsql. */
    QUIET,
    /** Warnings of fitsql. */
    NORMAL,
    /** What fitsql does, the warnings of libraries, stack traces. */
    VERBOSE
  }
}
