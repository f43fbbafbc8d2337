package org.fitsql.cli.select;

/** What was asked for does not exist or cannot be understood; the message says what helps. */
public class SelectionException extends Exception {
  private static final long serialVersionUID = 1L;

  SelectionException(String message) {
    super(message);
  }
}
