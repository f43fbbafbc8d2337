package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.MetricsChoice;
import org.fitsql.monitoring.metrics.DatabaseWatch;
import org.fitsql.monitoring.metrics.MetricsServer;
import org.fitsql.monitoring.metrics.Monitoring;
import org.fitsql.scheduler.RunHistory;
import org.fitsql.scheduler.RunListener;
import org.fitsql.scheduler.RunListeners;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics and health of a process, served and written as the configuration wants. That a port
 * is taken or a file cannot be written is told and stops nothing.
 */
final class RunMonitoring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunMonitoring.class);

  /** Often enough for a scrape every 15 seconds. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** Shorter than the 10 seconds that Prometheus waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final @Nullable DatabaseWatch watch;
  private final @Nullable Monitoring monitoring;
  private final @Nullable MetricsServer server;
  private final @Nullable Path file;

  private RunMonitoring(
      @Nullable DatabaseWatch watch,
      @Nullable Monitoring monitoring,
      @Nullable MetricsServer server,
      @Nullable Path file) {
    this.watch = watch;
    this.monitoring = monitoring;
    this.server = server;
    this.file = file;
  }

  /**
   * Begins to watch, where anybody wants that; close it before the database.
   *
   * @param ask asks the database, from a thread of its own
   */
  static RunMonitoring of(
      Configuration configuration, Supplier<RunHistory.State> ask, Clock clock) {
    MetricsChoice choice = configuration.metrics();
    if (!choice.isWanted()) {
      return new RunMonitoring(null, null, null, null);
    }
    DatabaseWatch watch = new DatabaseWatch(ask, clock, FRESH, PATIENCE);
    Monitoring monitoring =
        new Monitoring(
            watch, clock, configuration.notifying().silence(), Version.ofBuild().number());
    return new RunMonitoring(watch, monitoring, serve(monitoring, choice), choice.file());
  }

  private static @Nullable MetricsServer serve(Monitoring monitoring, MetricsChoice choice) {
    Integer port = choice.port();
    if (port == null) {
      return null;
    }
    try {
      MetricsServer server = MetricsServer.start(monitoring, choice.address(), port);
      LOG.info("Metrics at {}/metrics, health at {}/health", server.url(), server.url());
      return server;
    } catch (IOException e) {
      LOG.warn("{} The run goes on without.", e.getMessage());
      return null;
    }
  }

  /** A listener that tells {@code other} and counts. */
  RunListener listening(RunListener other) {
    return monitoring == null ? other : new RunListeners(List.of(other, monitoring.listener()));
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    write();
    if (watch != null) {
      watch.close();
    }
  }

  /** Writes the file that the configuration names, if it does; a daemon does so after each run. */
  void write() {
    if (monitoring == null || file == null) {
      return;
    }
    try {
      monitoring.writeTo(file);
    } catch (IOException e) {
      LOG.warn("Metrics could not be written to {}: {}", file, e.toString());
    }
  }
}
