package org.fitsql.monitoring.notice;

/** A notice did not arrive; the message says where and why, and holds no secret. */
public final class NotToldException extends Exception {
  private static final long serialVersionUID = 1L;

  NotToldException(String message) {
    super(message);
  }
}
