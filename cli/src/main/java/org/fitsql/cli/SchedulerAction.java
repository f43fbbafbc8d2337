package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.run.ProcessSignals;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.scheduler.daemon.Daemon;
import org.fitsql.scheduler.daemon.DaemonSettings;
import org.fitsql.scheduler.daemon.Identity;
import org.fitsql.scheduler.daemon.Timetable;
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
  private static final Logger LOG = LoggerFactory.getLogger(SchedulerAction.class);

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
    check(configuration);
    ProcessSignals.on("TERM", this::stop);
    ProcessSignals.on("INT", this::stop);
    ProcessSignals.on("HUP", this::reload);
    for (Configuration next = configuration; next != null; next = next()) {
      serve(next);
    }
    tell("stopped");
    return ExitCode.DONE;
  }

  /** What a configuration must have; checked before an old one is given up. */
  private static void check(Configuration configuration)
      throws ConfigurationException, RefusedException {
    ArchiveFolder.checked(configuration);
    Instruments.of(configuration);
    CorrectionsFile.read(configuration);
    if (timetable(configuration) == null && !configuration.watch()) {
      throw new ConfigurationException(
          "Say when to ingest: --cron \"0 2 * * *\" (schedule in the configuration), --watch, or"
              + " both.");
    }
  }

  private static @Nullable Timetable timetable(Configuration configuration)
      throws ConfigurationException {
    String schedule = configuration.schedule();
    if (schedule == null) {
      return null;
    }
    try {
      return new Timetable(schedule, configuration.zone());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "%s: schedule = %s is not a cron expression such as \"0 2 * * *\": %s."
              .formatted(configuration.origin(Key.SCHEDULE), schedule, e.getMessage()));
    }
  }

  /** One configuration, until it is another or all ends. */
  private void serve(Configuration configuration) throws Exception {
    boolean shared = isShared(configuration);
    Path archive = ArchiveFolder.checked(configuration);
    Files.createDirectories(configuration.home());
    try (Database state = Database.open(state(configuration, shared), CONNECTIONS);
        DaemonWatch watch =
            new DaemonWatch(name(), configuration, around(), shared ? state : null)) {
      DaemonPass pass = new DaemonPass(this, configuration, watch);
      pass.logToFile();
      Daemon serving =
          new Daemon(
              new DaemonSettings(
                  archive,
                  timetable(configuration),
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
                + when(configuration));
        serving.run();
      }
    }
  }

  /** A database in a file belongs to one process while it is open, and others want to read it. */
  private static boolean isShared(Configuration configuration) {
    return !configuration.database().url().matches("jdbc:h2:(?!tcp:|ssl:).*");
  }

  private static DatabaseSettings state(Configuration configuration, boolean shared) {
    return shared
        ? configuration.database()
        : new DatabaseSettings(
            "jdbc:h2:file:" + configuration.home().resolve("scheduler"), null, null);
  }

  private static String when(Configuration configuration) throws ConfigurationException {
    Timetable timetable = timetable(configuration);
    String watching = configuration.watch() ? "as files come" : "";
    return timetable == null
        ? watching
        : "at " + timetable + (watching.isEmpty() ? "" : " and " + watching);
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
      check(now);
      List<String> differences = differences(configuration(), now);
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
      LOG.error("Reading the configuration again failed", e);
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
      LOG.info("The database is reachable, and in use: {}", e.getMessage());
    }
  }

  private synchronized void takeOver(Configuration now) {
    changed = now;
    if (daemon != null) {
      daemon.stop();
    }
  }

  private void keep(String why) {
    LOG.error("The configuration was not taken over, the old one stays: {}", why);
  }

  private static List<String> differences(Configuration before, Configuration now) {
    String password =
        before.database().equals(now.database())
                || !before.database().toString().equals(now.database().toString())
            ? ""
            : "the password of the database is another one";
    return Stream.of(
            Stream.of(password).filter(difference -> !difference.isEmpty()),
            now.values().stream()
                .filter(value -> before.values().stream().noneMatch(v -> same(v, value)))
                .map(Configuration.Value::toString),
            before.values().stream()
                .filter(value -> now.values().stream().noneMatch(v -> v.key() == value.key()))
                .map(value -> value.key().path() + " is no longer set"))
        .flatMap(each -> each)
        .toList();
  }

  private static boolean same(Configuration.Value a, Configuration.Value b) {
    return a.key() == b.key() && a.shown().equals(b.shown());
  }

  /** A line for the journal and for the log. */
  final void tell(String line) {
    LOG.info(LogContext.SHOWN, line);
    if (!quiet()) {
      around().err().println(line);
      around().err().flush();
    }
  }
}
