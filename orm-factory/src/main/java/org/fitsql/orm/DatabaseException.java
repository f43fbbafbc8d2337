package org.fitsql.orm;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used, or refused a statement. The message says where, what, and what to
 * do; it never holds a password.
 */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is; exit codes and retries hang on it. */
  public enum Kind {
    /** No server answers, or the connection was lost. */
    UNREACHABLE,
    /** Wrong user, password, database name, or a missing privilege. */
    REFUSED,
    /** Another process holds the database or the lock. */
    LOCKED,
    /** Other transactions held the rows too long; the same succeeds later. */
    BUSY,
    /** The data of one unit cannot be stored. */
    BAD_DATA,
    /** Anything else. */
    OTHER
  }

  private final Kind kind;

  public DatabaseException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
