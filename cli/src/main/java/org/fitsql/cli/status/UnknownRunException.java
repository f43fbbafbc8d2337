package org.fitsql.cli.status;

/** No run of that name, or more than one. The message says which there are. */
public final class UnknownRunException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownRunException(String message) {
    super(message);
  }
}
