package org.fitsql.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An empty database for one test, dropped after it. It looks into the database over JDBC of its
 * own, so that assertions do not depend on the code under test.
 */
public final class TestDatabase implements AutoCloseable {

  /** What removes the database. */
  private interface Removal {
    void run() throws SQLException, IOException;
  }

  private final Product product;
  private final String url;
  private final String user;
  private final String password;
  private final Removal removal;

  private TestDatabase(Product product, String url, String user, String password, Removal removal) {
    this.product = product;
    this.url = url;
    this.user = user;
    this.password = password;
    this.removal = removal;
  }

  static TestDatabase inFile() {
    try {
      Path directory = Files.createTempDirectory("fitsql-h2-");
      String url = "jdbc:h2:file:" + directory.resolve("fitsql");
      return new TestDatabase(
          Product.H2, url, "sa", "", () -> EmbeddedMariaDb.deleteAll(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TestDatabase on(TestServer.Address server) {
    String name = "fitsql_test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    Removal removal = () -> executeOn(server, "DROP DATABASE IF EXISTS " + name);
    TestDatabase database =
        new TestDatabase(
            Product.SERVER, server.url() + name, server.user(), server.password(), removal);
    try {
      executeOn(server, "CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("No test database can be made at " + server.url(), e);
    }
    return database;
  }

  private static void executeOn(TestServer.Address server, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  public Product product() {
    return product;
  }

  /** JDBC URL, without user and password. */
  public String url() {
    return url;
  }

  public String user() {
    return user;
  }

  public String password() {
    return password;
  }

  /** Runs one statement that returns nothing. */
  public void execute(String sql) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("Test statement failed: " + sql, e);
    }
  }

  /** Runs a script of statements on one connection, each ended by a semicolon. */
  public void run(String script) {
    String several = product == Product.H2 ? "" : "?allowMultiQueries=true";
    try (Connection connection = connect(several);
        Statement statement = connection.createStatement()) {
      statement.execute(script);
      while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
        // the next one runs, and throws where it fails
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Test script failed", e);
    }
  }

  /** The rows of a query, each a list of its values as the driver gives them. */
  public List<List<@Nullable Object>> rows(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(row(result));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Test query failed: " + sql, e);
    }
  }

  /** The only value of the only row of a query. */
  public @Nullable Object value(String sql, Object... parameters) {
    List<List<@Nullable Object>> rows = rows(sql, parameters);
    if (rows.size() != 1 || rows.get(0).size() != 1) {
      throw new IllegalStateException("Not one value but " + rows + " from " + sql);
    }
    return rows.get(0).get(0);
  }

  /** How many rows a table has. */
  public long count(String table) {
    Object count = value("SELECT COUNT(*) FROM " + table);
    return count instanceof Number number ? number.longValue() : -1;
  }

  private static List<@Nullable Object> row(ResultSet result) throws SQLException {
    List<@Nullable Object> row = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      row.add(result.getObject(i));
    }
    return row;
  }

  private Connection connect() throws SQLException {
    return connect("");
  }

  private Connection connect(String more) throws SQLException {
    String settings =
        product == Product.H2 ? ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE" : "";
    return DriverManager.getConnection(url + settings + more, user, password);
  }

  /** Drops all that is in the database. */
  public void clear() {
    if (product == Product.H2) {
      execute("DROP ALL OBJECTS");
      return;
    }
    String name = url.substring(url.lastIndexOf('/') + 1);
    execute("DROP DATABASE " + name);
    try (Connection connection =
            DriverManager.getConnection(
                url.substring(0, url.length() - name.length()), user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("The test database " + url + " cannot be made again", e);
    }
  }

  /** Drops the database. */
  @Override
  public void close() {
    try {
      removal.run();
    } catch (SQLException e) {
      throw new IllegalStateException("The test database " + url + " cannot be dropped", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
