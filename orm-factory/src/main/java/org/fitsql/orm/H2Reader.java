package org.fitsql.orm;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to H2 of a user who may read and nothing else. H2 has no read-only transactions, and
 * a SELECT may write there ({@code FINAL TABLE (INSERT ...)}, {@code CSVWRITE}); but not for a user
 * without rights. The user is made for one query and dropped after it.
 */
final class H2Reader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(H2Reader.class);

  private final Connections connections;
  private final Connection connection;
  private final String user;

  private H2Reader(Connections connections, Connection connection, String user) {
    this.connections = connections;
    this.connection = connection;
    this.user = user;
  }

  static H2Reader admit(Connections connections, FaultMessages messages) throws SQLException {
    SecureRandom random = new SecureRandom();
    String user = "fitsql_reader_" + hex(random, 8);
    String password = hex(random, 16);
    try {
      connections.lend(
          lent -> {
            try (Statement statement = lent.createStatement()) {
              statement.execute("CREATE USER " + user + " PASSWORD '" + password + "'");
              return statement.execute("GRANT SELECT ON SCHEMA PUBLIC TO " + user);
            }
          });
    } catch (SQLException e) {
      if (messages.classify(e) != SqlFault.NO_PRIVILEGE) {
        throw e;
      }
      // the own user is no administrator, thus cannot write files either; a rollback does the rest
      LOG.debug("No user for reading can be made", e);
      return new H2Reader(connections, connections.dedicated(), "");
    }
    return new H2Reader(connections, connections.dedicated(user, password), user);
  }

  private static String hex(SecureRandom random, int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    if (!user.isEmpty()) {
      connections.lend(
          lent -> {
            try (Statement statement = lent.createStatement()) {
              return statement.execute("DROP USER " + user);
            }
          });
    }
  }
}
