package org.fitsql.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A named lock of the database server, on a connection of its own. It is a lease: the server drops
 * a connection that says nothing for {@link #LEASE}, so that the lock of a host that died without a
 * word is free again. Where the connection is cut, the lock is taken again on a new one; where
 * another has taken it meanwhile, whoever held it is told.
 */
final class ServerLock implements Database.Lock {
  private static final Logger LOG = LoggerFactory.getLogger(ServerLock.class);

  /** How long a holder that is not heard of any more keeps the lock. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration RENEWAL = Duration.ofSeconds(20);

  /** Takes the lock and gives the connection that holds it. */
  interface Taking {
    Connection take() throws SQLException;
  }

  /** What is said to the server so that it goes on believing. */
  interface Renewing {
    void renew(Connection connection) throws SQLException;
  }

  private final String name;
  private final Taking taking;
  private final Renewing renewing;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(ServerLock::daemon);
  private Connection connection;
  private boolean lost;
  private @Nullable Runnable told;

  ServerLock(String name, Taking taking, Renewing renewing) throws SQLException {
    this.name = name;
    this.taking = taking;
    this.renewing = renewing;
    this.connection = taking.take();
    long seconds = RENEWAL.toSeconds();
    timer.scheduleWithFixedDelay(this::renew, seconds, seconds, TimeUnit.SECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "lock-renewal");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public synchronized void whenLost(Runnable told) {
    this.told = told;
    if (lost) {
      told.run();
    }
  }

  /** One renewal; what goes wrong is for the next one to mend, or the end of the lock. */
  synchronized void renew() {
    try {
      renewing.renew(connection);
    } catch (SQLException e) {
      LOG.warn("The connection that held the lock {} is gone: {}", name, e.toString());
      takeAgain();
    }
  }

  private void takeAgain() {
    try {
      closeQuietly();
      connection = taking.take();
      LOG.info("The lock {} is held again", name);
    } catch (SQLException e) {
      LOG.warn("The lock {} cannot be taken again yet: {}", name, e.toString());
    } catch (DatabaseException e) {
      LOG.error("The lock {} is lost: {}", name, e.getMessage());
      lost = true;
      timer.shutdown();
      if (told != null) {
        told.run();
      }
    }
  }

  private void closeQuietly() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a connection that was cut cannot be closed", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    synchronized (this) {
      closeQuietly();
    }
  }
}
