package org.fitsql.bench.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server, and how to log in. The benchmark makes and drops databases on it whose names begin with
 * {@code fitsql_bench_}, and touches no other.
 *
 * @param host name or address
 * @param port of TCP
 * @param socket of a server on this machine, or null
 * @param user may create databases
 * @param password may be empty; never printed
 */
public record DatabaseServer(
    String host, int port, @Nullable String socket, String user, String password) {

  /** The JDBC URL of a database. */
  public String url(String database) {
    return "jdbc:mysql://" + host + ":" + port + "/" + database;
  }

  /** Options by which the client program finds it. */
  List<String> clientOptions() {
    return socket == null
        ? List.of("--host=" + host, "--port=" + port, "--user=" + user)
        : List.of("--socket=" + socket, "--user=" + user);
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port;
  }
}
