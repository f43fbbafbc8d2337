package org.fitsql.orm;

import org.fitsql.orm.DatabaseException.Kind;

/** What a driver's error code means to fitsql, whatever the database. */
enum SqlFault {
  /** Nothing listens there, or the connection broke. */
  NO_SERVER(Kind.UNREACHABLE),
  /** The file of an embedded database is cut off or overwritten. */
  DAMAGED_FILE(Kind.UNREACHABLE),
  /** The host name does not resolve. */
  UNKNOWN_HOST(Kind.UNREACHABLE),
  /** The server has no connection left, or the pool has none. */
  TOO_MANY_CONNECTIONS(Kind.UNREACHABLE),
  /** The certificate of the server is of no CA that is trusted, of another host, or not valid. */
  UNTRUSTED(Kind.REFUSED),
  /** The key store with certificates to trust cannot be read. */
  NO_TRUST_STORE(Kind.REFUSED),
  /** Encryption is wanted and not to be had. */
  NO_TLS(Kind.REFUSED),
  /** User or password. */
  WRONG_PASSWORD(Kind.REFUSED),
  /** The database named in the URL does not exist. */
  NO_DATABASE(Kind.REFUSED),
  /** The user may not do this. */
  NO_PRIVILEGE(Kind.REFUSED),
  /** Server or file cannot be written to. */
  READ_ONLY(Kind.REFUSED),
  /** Another process has the database file open. */
  FILE_LOCKED(Kind.LOCKED),
  /** Deadlock or lock wait timeout: the same statements succeed later. */
  CONTENTION(Kind.BUSY),
  /** The table, column, index or constraint is there already. */
  EXISTS(Kind.OTHER),
  /** The table is not there, or it is a view now: another process may have split it. */
  MOVED(Kind.OTHER),
  /** A value that a column cannot hold, or a constraint it breaks. */
  BAD_DATA(Kind.BAD_DATA),
  OTHER(Kind.OTHER);

  private final Kind kind;

  SqlFault(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
