package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.run.ProcessSignals;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.scheduler.daemon.Daemon;
import org.fitsql.scheduler.daemon.DaemonSettings;
import org.fitsql.scheduler.daemon.Identity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code fitsql scheduler}. */
@Command(
    name = "scheduler",
    description = {
      "Stays, and ingests: at the times of a cron expression, as files come, or both.",
      "A time that was missed is caught up once. Several schedulers, also on several hosts, may",
      "share one database: each time is one run, of one of them."
    },
    sortOptions = false,
    footer = {
      "",
      "Signals: SIGTERM and SIGINT finish the observations in hand, then it ends with 0; a second one",
      "ends it at once. SIGHUP reads the configuration again.",
      "",
      "Examples:",
      "  fitsql scheduler --archive /data/acs --cron \"0 2 * * *\" --zone America/New_York --jitter 5m",
      "  fitsql scheduler --archive /data/acs --watch",
      "  fitsql scheduler --config /etc/fitsql/fitsql.yaml",
    })
final class SchedulerAction extends Action {
  /** Connections that what is due, the heartbeat and the lock take. */
  private static final int CONNECTIONS = 4;

  private boolean stopped;
  private @Nullable Configuration changed;
  private @Nullable Daemon daemon;

  SchedulerAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return ConfigurationOptions.ofScheduler();
  }

  @Override
  int perform() throws Exception {
    Configuration configuration = configuration();
    new ServedConfiguration(configuration).check();
    ProcessSignals.on("TERM", this::stop);
    ProcessSignals.on("INT", this::stop);
    ProcessSignals.on("HUP", this::reload);
    for (Configuration next = configuration; next != null; next = next()) {
      serve(next);
    }
    tell("stopped");
    return ExitCode.DONE;
  }

  /** One configuration, until it is another or all ends. */
  private void serve(Configuration configuration) throws Exception {
    ServedConfiguration served = new ServedConfiguration(configuration);
    boolean shared = served.isShared();
    Path archive = ArchiveFolder.checked(configuration);
    Files.createDirectories(configuration.home());
    try (Database state = Database.open(served.state(), CONNECTIONS);
        DaemonWatch watch =
            new DaemonWatch(name(), configuration, around(), shared ? state : null)) {
      DaemonPass pass = new DaemonPass(this, configuration, watch);
      pass.logToFile();
      Daemon serving =
          new Daemon(
              new DaemonSettings(
                  archive,
                  served.timetable(),
                  configuration.jitter(),
                  configuration.watch(),
                  configuration.interval(),
                  configuration.shared(),
                  Version.ofBuild().number(),
                  System.getProperty("user.name", "unknown")),
              state,
              shared,
              Identity.ofProcess(),
              pass,
              around().clock());
      if (begin(serving)) {
        tell(
            "scheduler of "
                + archive
                + " into "
                + configuration.databaseUrl()
                + ": "
                + served.when());
        serving.run();
      }
    }
  }

  private synchronized boolean begin(Daemon serving) {
    if (stopped || changed != null) {
      return false;
    }
    daemon = serving;
    return true;
  }

  /** The configuration to go on with, or null to end. */
  private synchronized @Nullable Configuration next() {
    Configuration next = stopped ? null : changed;
    changed = null;
    daemon = null;
    return next;
  }

  private synchronized void stop() {
    ProcessSignals.endAtOnce();
    stopped = true;
    tell("stopping: the observations in hand are finished");
    if (daemon != null) {
      daemon.stop();
    }
  }

  private void reload() {
    try {
      Configuration now = readConfiguration();
      new ServedConfiguration(now).check();
      List<String> differences = new ConfigurationChange(configuration(), now).differences();
      if (differences.isEmpty()) {
        tell("the configuration was read again and is the same");
        return;
      }
      reach(now);
      differences.forEach(difference -> tell("configuration: " + difference));
      takeOver(now);
    } catch (ConfigurationException | RefusedException | DatabaseException | IOException e) {
      keep(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      logger().error("Reading the configuration again failed", e);
      keep(e.toString());
    }
  }

  /** Not while a stop would have to wait for it: a server that hangs takes its time to refuse. */
  private static void reach(Configuration now) throws IOException {
    for (Path folder : List.of(now.home(), now.logs())) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw new IOException("the directory " + folder + " cannot be made: " + e, e);
      }
    }
    try {
      Database.open(now.database(), 1).close();
    } catch (DatabaseException e) {
      if (e.kind() != DatabaseException.Kind.LOCKED) {
        throw e;
      }
      logger().info("The database is reachable, and in use: {}", e.getMessage());
    }
  }

  private synchronized void takeOver(Configuration now) {
    changed = now;
    if (daemon != null) {
      daemon.stop();
    }
  }

  private void keep(String why) {
    logger().error("The configuration was not taken over, the old one stays: {}", why);
  }

  /** A line for the journal and for the log. */
  final void tell(String line) {
    logger().info(LogContext.SHOWN, line);
    if (!quiet()) {
      around().err().println(line);
      around().err().flush();
    }
  }

  /**
   * Not before it is used: a logger sets up logging, which the help of all commands goes without.
   */
  private static Logger logger() {
    return LoggerFactory.getLogger(SchedulerAction.class);
  }
}
