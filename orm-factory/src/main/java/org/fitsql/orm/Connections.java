package org.fitsql.orm;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/**
 * Connections from Hibernate's connection provider, which HikariCP feeds, and the dialect of the
 * server they lead to. Builds Hibernate's services but no session factory.
 */
final class Connections implements AutoCloseable {

  /** Work on a connection that goes back to the pool afterwards. */
  interface Work<T, X extends Exception> {
    T on(Connection connection) throws SQLException, X;
  }

  private final JdbcUrl url;
  private final DatabaseSettings settings;
  private final HikariDataSource pool;
  private final SqlDialect dialect;
  private final StandardServiceRegistry registry;
  private final ConnectionProvider provider;

  private Connections(
      JdbcUrl url, DatabaseSettings settings, HikariDataSource pool, SqlDialect dialect) {
    this.url = url;
    this.settings = settings;
    this.pool = pool;
    this.dialect = dialect;
    this.registry =
        new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder().build())
            .applySetting(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
            .applySetting(JdbcSettings.DIALECT, dialect.hibernate())
            // the server was asked already; the driver would say MySQL 5.5.5 of a MariaDB
            .applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
            .applySetting(SchemaToolingSettings.HBM2DDL_AUTO, "none")
            .build();
    this.provider = registry.requireService(ConnectionProvider.class);
  }

  /** Opens the pool with a first connection and asks the server what it is. */
  static Connections open(JdbcUrl url, DatabaseSettings settings, int connections)
      throws SQLException {
    HikariDataSource pool = new HikariDataSource(configuration(url, settings, connections));
    try (Connection first = pool.getConnection()) {
      return new Connections(url, settings, pool, SqlDialects.of(url.product(), first));
    } catch (SQLException | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariConfig configuration(
      JdbcUrl url, DatabaseSettings settings, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("fitsql");
    config.setJdbcUrl(url.completed());
    config.setUsername(user(url, settings));
    config.setPassword(settings.password());
    config.setDataSourceProperties(url.properties());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(1);
    // writers touch disjoint rows; gap locks of REPEATABLE READ would only make them meet
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    if (url.product() == JdbcUrl.Product.H2) {
      // an embedded database closes with its last connection, and lets another process in
      config.setMaxLifetime(0);
    }
    return config;
  }

  private static String user(JdbcUrl url, DatabaseSettings settings) {
    if (settings.user() != null) {
      return settings.user();
    }
    boolean embedded = url.product() == JdbcUrl.Product.H2 && !url.settings().contains("user");
    return embedded ? "sa" : "";
  }

  SqlDialect dialect() {
    return dialect;
  }

  StandardServiceRegistry registry() {
    return registry;
  }

  JdbcUrl url() {
    return url;
  }

  /** Lends a connection in autocommit mode. */
  <T, X extends Exception> T lend(Work<T, X> work) throws SQLException, X {
    Connection connection = provider.getConnection();
    try {
      return work.on(connection);
    } finally {
      provider.closeConnection(connection);
    }
  }

  /** A connection of its own, outside the pool, that the caller closes. */
  Connection dedicated() throws SQLException {
    String password = settings.password() == null ? "" : settings.password();
    return dedicated(user(url, settings), password);
  }

  /** The same as another user. */
  Connection dedicated(String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(url.properties());
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
      properties.setProperty("password", password);
    }
    return DriverManager.getConnection(url.completed(), properties);
  }

  @Override
  public void close() {
    StandardServiceRegistryBuilder.destroy(registry);
    pool.close();
  }
}
