package org.fitsql.cli;

import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.QuerySink;

/** The statement is at fault, not the database. */
final class BadStatementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private BadStatementException(DatabaseException cause) {
    super(cause.getMessage(), cause);
  }

  /** Runs a statement that a user wrote, or a part of it. */
  static void run(Database database, String statement, QuerySink sink) {
    try {
      database.queryReadOnly(statement, sink);
    } catch (DatabaseException e) {
      int code = Failure.exitCode(e);
      if (code == ExitCode.USAGE || code == ExitCode.INTERNAL) {
        throw new BadStatementException(e);
      }
      throw e;
    }
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
