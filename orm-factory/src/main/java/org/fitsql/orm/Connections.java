package org.fitsql.orm;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
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
  private final Optional<HolderFile> holder;
  private final ReentrantLock turn = new ReentrantLock();

  private Connections(
      JdbcUrl url, DatabaseSettings settings, HikariDataSource pool, SqlDialect dialect) {
    this.url = url;
    this.holder = HolderFile.of(url);
    this.settings = settings;
    this.pool = pool;
    this.dialect = dialect;
    this.registry =
        new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder().build())
            .applySetting(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
            // the server was asked already; the driver would say MySQL 5.5.5 of a MariaDB
            .applySetting(JdbcSettings.ALLOW_METADATA_ON_BOOT, false)
            .applySetting(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, dialect.server().product())
            .applySetting(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, dialect.server().major())
            .applySetting(JdbcSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, dialect.server().minor())
            .applySetting(SchemaToolingSettings.HBM2DDL_AUTO, "none")
            .build();
    this.provider = registry.requireService(ConnectionProvider.class);
  }

  /**
   * Opens the pool with a first connection and asks the server what it is.
   *
   * @param patience how long to wait for a free connection, and for a server that went away
   */
  static Connections open(
      JdbcUrl url, DatabaseSettings settings, int connections, Duration patience)
      throws SQLException {
    HikariConfig config = configuration(url, settings);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(patience.toMillis());
    HikariDataSource pool = new HikariDataSource(config);
    try (Connection first = pool.getConnection()) {
      Connections opened =
          new Connections(url, settings, pool, SqlDialects.of(url.product(), first));
      opened.holder.ifPresent(HolderFile::write);
      return opened;
    } catch (SQLException | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariConfig configuration(JdbcUrl url, DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("fitsql");
    config.setJdbcUrl(url.completed());
    config.setUsername(user(url, settings));
    config.setPassword(settings.password());
    config.setDataSourceProperties(url.properties());
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

  DataSource dataSource() {
    return pool;
  }

  JdbcUrl url() {
    return url;
  }

  /** Lends a connection in autocommit mode. */
  <T, X extends Exception> T lend(Work<T, X> work) throws SQLException, X {
    Connection connection = borrow();
    try {
      return work.on(connection);
    } finally {
      provider.closeConnection(connection);
    }
  }

  /**
   * The same for work that writes. An embedded H2 brings all tables to the disk at every commit,
   * and while others write they are not of one moment: killed, it would keep some rows of a
   * transaction and lose others. So writers take turns there. It is also for what asks H2 to write:
   * where the disk is full, H2 locks itself up if one connection commits meanwhile.
   */
  <T, X extends Exception> T lendForWriting(Work<T, X> work) throws SQLException, X {
    return url.isEmbedded() ? lend(connection -> inTurn(connection, work)) : lend(work);
  }

  private <T, X extends Exception> T inTurn(Connection connection, Work<T, X> work)
      throws SQLException, X {
    turn.lock();
    try {
      return work.on(connection);
    } finally {
      turn.unlock();
    }
  }

  private Connection borrow() throws SQLException {
    try {
      return provider.getConnection();
    } catch (HibernateException e) {
      throw new SQLException("the database was closed by this process", "08003", e);
    }
  }

  /** A connection of its own, outside the pool, that the caller closes. */
  Connection dedicated() throws SQLException {
    String password = settings.password() == null ? "" : settings.password();
    return connect(url.completed(), user(url, settings), password);
  }

  /** The same as a user of H2 who may not change settings, and need not. */
  Connection dedicated(String user, String password) throws SQLException {
    return connect(url.completed() + ";IGNORE_UNKNOWN_SETTINGS=TRUE", user, password);
  }

  private Connection connect(String completed, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(url.properties());
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
      properties.setProperty("password", password);
    }
    return DriverManager.getConnection(completed, properties);
  }

  @Override
  public void close() {
    holder.ifPresent(HolderFile::remove);
    StandardServiceRegistryBuilder.destroy(registry);
    pool.close();
  }
}
