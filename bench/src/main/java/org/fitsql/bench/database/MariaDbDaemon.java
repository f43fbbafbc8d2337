package org.fitsql.bench.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fitsql.bench.program.Program;
import org.fitsql.bench.program.ProgramException;

/**
 * A MariaDB server of this run alone, in a private directory, with the durability a server has by
 * default: the log is flushed to disk at every commit.
 */
final class MariaDbDaemon implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;
  private static final String BUFFER_POOL = "1G";

  private final Process process;
  private final Path home;
  private final DatabaseServer server;

  private MariaDbDaemon(Process process, Path home, DatabaseServer server) {
    this.process = process;
    this.home = home;
    this.server = server;
  }

  /**
   * Makes a data directory below {@code work} and starts a server on it.
   *
   * @throws IOException where it does not start; the message has its own words
   */
  static MariaDbDaemon start(ServerPrograms programs, Path work) throws IOException {
    Path daemon = programs.server().orElseThrow();
    Path home = Files.createTempDirectory(Files.createDirectories(work), "mariadb-");
    List<String> base =
        programs.isUnpacked(daemon) ? List.of("--basedir=" + programs.base()) : List.of();
    install(programs, home, base);
    int port = freePort();
    // the path of a socket must be shorter than 108 bytes
    Path socket = Path.of(System.getProperty("java.io.tmpdir"), "fitsql-bench-" + port + ".sock");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(daemon.toString(), "--no-defaults"));
    command.addAll(base);
    command.addAll(
        List.of(
            "--user=" + System.getProperty("user.name"),
            "--datadir=" + home.resolve("data"),
            "--socket=" + socket,
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-buffer-pool-size=" + BUFFER_POOL));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    // where the benchmark itself is stopped by a signal
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    DatabaseServer server = new DatabaseServer("127.0.0.1", port, socket.toString(), "root", "");
    MariaDbDaemon started = new MariaDbDaemon(process, home, server);
    started.waitUntilReady(socket);
    return started;
  }

  private static void install(ServerPrograms programs, Path home, List<String> base)
      throws IOException {
    Path installer =
        programs
            .installer()
            .orElseThrow(() -> new ProgramException("mariadb-install-db is not installed"));
    List<String> command = new ArrayList<>();
    command.addAll(List.of(installer.toString(), "--no-defaults"));
    command.addAll(base);
    command.addAll(
        List.of(
            "--user=" + System.getProperty("user.name"),
            "--datadir=" + home.resolve("data"),
            "--auth-root-authentication-method=normal",
            "--skip-test-db"));
    new Program(command, home).succeed();
  }

  private void waitUntilReady(Path socket) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (!Files.exists(socket)) {
        if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
          throw new ProgramException(
              "MariaDB does not start: " + Files.readString(home.resolve("log")));
        }
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while MariaDB started", e);
    }
  }

  DatabaseServer server() {
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
