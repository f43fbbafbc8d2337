package org.fitsql.orm;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fitsql.orm.DatabaseException.Kind;

/**
 * Named locks. On MySQL and MariaDB a server-side lock on a connection of its own, which the server
 * releases when the process ends, however it ends, and soon after its host has died. On an embedded
 * H2 the file is the process's own already, so that only the threads of this {@link Database} need
 * keeping apart.
 */
final class RunLock {
  private static final int LONGEST_NAME = 64;

  private final Connections connections;
  private final FaultMessages messages;
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  RunLock(Connections connections, FaultMessages messages) {
    this.connections = connections;
    this.messages = messages;
  }

  Database.Lock take(String name) {
    return connections.dialect() instanceof H2SqlDialect ? takeHere(name) : takeOnServer(name);
  }

  private Database.Lock takeHere(String name) {
    if (!held.add(name)) {
      throw locked(name, "this process holds it");
    }
    return () -> held.remove(name);
  }

  private Database.Lock takeOnServer(String name) {
    try {
      return new ServerLock(name, () -> takeOnConnection(name), c -> answer(c, "SELECT 1"));
    } catch (SQLException e) {
      throw messages.explain("taking the lock " + name, e);
    }
  }

  private Connection takeOnConnection(String name) throws SQLException {
    Connection connection = connections.dedicated();
    try {
      take(connection, name);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** The connection of the server that holds the lock; empty where none does, or on H2. */
  OptionalLong holder(String name) {
    if (connections.dialect() instanceof H2SqlDialect) {
      return OptionalLong.empty();
    }
    try {
      String holder =
          connections.lend(
              connection -> answer(connection, "SELECT IS_USED_LOCK(?)", serverName(name)));
      return holder.matches("\\d+")
          ? OptionalLong.of(Long.parseLong(holder))
          : OptionalLong.empty();
    } catch (SQLException e) {
      throw messages.explain("asking who holds the lock " + name, e);
    }
  }

  private void take(Connection connection, String name) throws SQLException {
    String full = serverName(name);
    // a holder that says nothing for so long has died with its host
    answer(connection, "SET SESSION wait_timeout = " + ServerLock.LEASE.toSeconds());
    if (!"1".equals(answer(connection, "SELECT GET_LOCK(?, 0)", full))) {
      String holder = answer(connection, "SELECT IS_USED_LOCK(?)", full);
      throw locked(name, "connection " + holder + " of the database server holds it");
    }
  }

  /** Locks are the server's, not the database's: the name tells databases apart. */
  private String serverName(String name) {
    String full = "fitsql." + connections.url().database() + "." + name;
    return full.length() <= LONGEST_NAME
        ? full
        : "fitsql." + UUID.nameUUIDFromBytes(full.getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      if (!statement.execute()) {
        return "";
      }
      try (ResultSet result = statement.getResultSet()) {
        return result.next() ? String.valueOf(result.getString(1)) : "";
      }
    }
  }

  private static DatabaseException locked(String name, String holder) {
    return new DatabaseException(
        Kind.LOCKED,
        "Another run holds the lock " + name + " (" + holder + "). Wait until it ends, or stop it.",
        null);
  }
}
