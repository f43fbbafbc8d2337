package org.fitsql.testkit;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The server of a test run: the one named by the environment, or a MariaDB started for it, or none
 * with the reason.
 */
final class TestServer implements AutoCloseable {

  /**
   * @param url of the server, ending in a slash, without a database name
   */
  record Address(String url, String user, String password) {}

  private final @Nullable Address address;
  private final String reason;
  private final Optional<EmbeddedMariaDb> started;

  private TestServer(@Nullable Address address, String reason, Optional<EmbeddedMariaDb> started) {
    this.address = address;
    this.reason = reason;
    this.started = started;
  }

  static TestServer find() {
    Map<String, String> environment = System.getenv();
    String url = environment.get("FITSQL_TEST_DATABASE_URL");
    if (url != null && !url.isBlank()) {
      String server = url.replaceFirst("^(jdbc:mysql://[^/?]*).*$", "$1/");
      String user = environment.getOrDefault("FITSQL_TEST_DATABASE_USER", "root");
      String password = environment.getOrDefault("FITSQL_TEST_DATABASE_PASSWORD", "");
      return new TestServer(new Address(server, user, password), "", Optional.empty());
    }
    try {
      EmbeddedMariaDb mariaDb = EmbeddedMariaDb.start();
      return new TestServer(mariaDb.address(), "", Optional.of(mariaDb));
    } catch (EmbeddedMariaDb.NotHereException e) {
      return new TestServer(null, String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  Address orSkip() {
    if (address == null) {
      throw new TestAbortedException(
          "No database server: name one in FITSQL_TEST_DATABASE_URL, for " + reason);
    }
    return address;
  }

  @Override
  public void close() {
    started.ifPresent(EmbeddedMariaDb::close);
  }
}
