package org.fitsql.orm;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Turns a driver's exception into one that says where, what, and what to do. */
final class FaultMessages {
  private final JdbcUrl url;
  private final @Nullable String user;
  private final FaultCatalog catalog;

  FaultMessages(JdbcUrl url, @Nullable String user) {
    this.url = url;
    this.user = user;
    this.catalog = FaultCatalog.of(url.product());
  }

  SqlFault classify(Throwable failure) {
    return catalog.classify(failure);
  }

  /**
   * @param doing what was being done, such as {@code opening the database}
   */
  DatabaseException explain(String doing, Throwable failure) {
    SqlFault fault = classify(failure);
    String message = "Failed " + doing + ": " + sentence(fault, failure);
    return new DatabaseException(fault.kind(), message, failure);
  }

  private String sentence(SqlFault fault, Throwable failure) {
    return switch (fault) {
      case NO_SERVER ->
          url.product() == JdbcUrl.Product.H2
              ? "the database "
                  + url.place()
                  + " was closed or cannot be read or written; check that its disk has room"
                  + " and that this user may write the file: "
                  + told(failure)
              : "no database server answers at "
                  + url.place()
                  + ". Start it, or correct the host and port in the database URL. The driver says: "
                  + told(failure);
      case DAMAGED_FILE ->
          "the database "
              + url.place()
              + " is damaged. Restore its last backup, or move it away and ingest again: "
              + told(failure);
      case UNKNOWN_HOST ->
          "the host of " + url.place() + " is unknown. Correct the host in the database URL.";
      case TOO_MANY_CONNECTIONS ->
          "the server at "
              + url.place()
              + " gives no further connection ("
              + told(failure)
              + "). Use fewer workers, or raise max_connections on the server.";
      case UNTRUSTED, NO_TRUST_STORE, NO_TLS -> TlsFaults.sentence(fault, url.place(), failure);
      case WRONG_PASSWORD ->
          who()
              + " was refused by "
              + url.place()
              + ". Check user and password"
              + (url.isUnencrypted() ? ", and whether this user needs encryption" : "")
              + ": "
              + told(failure);
      case NO_DATABASE -> noDatabase();
      case NO_PRIVILEGE -> noPrivilege(failure);
      case READ_ONLY -> "the database at " + url.place() + " is read-only: " + told(failure);
      case FILE_LOCKED ->
          HolderFile.of(url).flatMap(HolderFile::told).orElse("another process")
              + " has the database "
              + url.place()
              + " open. Wait until it ends, or stop it: an embedded database serves one process at a"
              + " time.";
      case CONTENTION -> "other transactions held the rows too long: " + told(failure);
      case EXISTS, MOVED, BAD_DATA, OTHER -> told(failure);
    };
  }

  private String noDatabase() {
    if (url.product() == JdbcUrl.Product.H2) {
      return "there is no database at " + url.place() + ". Check the path in the database URL.";
    }
    return "the server at "
        + url.place()
        + " has no database "
        + url.database()
        + ". Let its administrator run: CREATE DATABASE `"
        + url.database()
        + "` CHARACTER SET utf8mb4;";
  }

  private String noPrivilege(Throwable failure) {
    String advice =
        url.product() == JdbcUrl.Product.H2
            ? ""
            : " Let the administrator run: GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER,"
                + " INDEX, REFERENCES, CREATE VIEW, SHOW VIEW ON `"
                + url.database()
                + "`.* TO "
                + (user == null ? "the user" : "'" + user + "'")
                + ";";
    return who() + " lacks a privilege (" + told(failure) + ")." + advice;
  }

  private String who() {
    return user == null ? "the user of the database URL" : "user '" + user + "'";
  }

  /**
   * The driver's own words, without the statement that H2 appends and without nested repetition.
   */
  static String told(Throwable failure) {
    Throwable telling = failure;
    while (!(telling instanceof SQLException) && telling.getCause() != null) {
      telling = telling.getCause();
    }
    if (telling instanceof BatchUpdateException && telling.getCause() instanceof SQLException) {
      telling = telling.getCause();
    }
    String message = telling.getMessage() == null ? telling.toString() : telling.getMessage();
    return message
        .replaceFirst("(?s); SQL statement:.*", "")
        .replaceFirst("(?s)\\n+The last packet sent.*", "")
        .strip();
  }
}
