package org.fitsql.bench.program;

import java.io.IOException;

/** A program did not do what it was started for; the message has its own words. */
public final class ProgramException extends IOException {
  private static final long serialVersionUID = 1L;

  public ProgramException(String message) {
    super(message);
  }
}
