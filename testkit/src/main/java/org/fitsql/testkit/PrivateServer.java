package org.fitsql.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A MariaDB server that one test class has to itself, and may kill and start again. What it has
 * committed survives that.
 */
public final class PrivateServer implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

  private final EmbeddedMariaDb.Installed installed;
  private @Nullable Process process;

  private PrivateServer(EmbeddedMariaDb.Installed installed) {
    this.installed = installed;
  }

  /** Starts one, or skips the test where none can be had. */
  public static PrivateServer startOrSkip() {
    try {
      PrivateServer server = new PrivateServer(EmbeddedMariaDb.install());
      server.start();
      return server;
    } catch (RuntimeException | IOException e) {
      throw new TestAbortedException("no MariaDB could be started here: " + e, e);
    }
  }

  /** Starts it, and waits until it answers. */
  public void start() throws IOException {
    Path log = installed.directory().resolve("server.log");
    Process started =
        new ProcessBuilder(installed.command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!answers()) {
      if (!started.isAlive() || System.nanoTime() > end) {
        throw new IOException("The server does not start, see " + log);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private boolean answers() {
    TestServer.Address address = installed.address();
    try (Connection connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      return connection.isValid(0);
    } catch (SQLException e) {
      return false; // not yet
    }
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /** A new database on this server; close it to drop it. */
  public TestDatabase database() {
    return TestDatabase.on(installed.address());
  }

  /** A connection of the test's own. */
  public Connection connect(TestDatabase database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    EmbeddedMariaDb.deleteAll(installed.directory());
  }
}
