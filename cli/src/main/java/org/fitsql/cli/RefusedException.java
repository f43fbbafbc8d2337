package org.fitsql.cli;

/** What was asked cannot be done, and asking differently helps: exit code 2. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
