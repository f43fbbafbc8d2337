package org.fitsql.orm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Chooses the dialect by what the server says of itself. The driver cannot be asked: behind
 * Connector/J a MariaDB looks like MySQL 5.5.5.
 */
final class SqlDialects {
  private static final ServerVersion OLDEST_MYSQL = new ServerVersion("MySQL", 8, 0, 20);
  private static final ServerVersion OLDEST_MARIADB = new ServerVersion("MariaDB", 10, 6, 0);

  private SqlDialects() {}

  static SqlDialect of(JdbcUrl.Product product, Connection connection) throws SQLException {
    if (product == JdbcUrl.Product.H2) {
      String version = connection.getMetaData().getDatabaseProductVersion();
      return new H2SqlDialect(ServerVersion.parse("H2", version));
    }
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SELECT VERSION()")) {
      answer.next();
      return named(answer.getString(1));
    }
  }

  /**
   * @param reported what VERSION() says, such as {@code 10.11.19-MariaDB-0+deb12u1}
   * @throws DatabaseException REFUSED where the server is too old
   */
  static SqlDialect named(String reported) {
    if (reported.contains("MariaDB")) {
      // replication-era servers say 5.5.5-10.6.4-MariaDB
      String own = reported.replaceFirst("^5\\.5\\.5-", "");
      return new MariaDbDialect(
          recent(ServerVersion.parse("MariaDB", own), OLDEST_MARIADB, reported));
    }
    return new MySqlDialect(recent(ServerVersion.parse("MySQL", reported), OLDEST_MYSQL, reported));
  }

  private static ServerVersion recent(ServerVersion found, ServerVersion oldest, String reported) {
    if (found.compareTo(oldest) < 0) {
      throw new DatabaseException(
          DatabaseException.Kind.REFUSED,
          "The server says it is "
              + reported
              + ". fitsql needs MySQL 8.0.20 or newer, or MariaDB 10.6 or newer.",
          null);
    }
    return found;
  }
}
