package org.fitsql.cli;

/** What the exit codes of the command mean; scripts rely on them. */
final class ExitCode {
  /** All done. */
  static final int DONE = 0;

  /** Internal error. */
  static final int INTERNAL = 1;

  /** Wrong usage or configuration. */
  static final int USAGE = 2;

  /** Done, but some files failed. */
  static final int SOME_FAILED = 3;

  /** Database unreachable or refused. */
  static final int DATABASE = 4;

  /** Another run holds the lock. */
  static final int LOCKED = 5;

  private ExitCode() {}
}
