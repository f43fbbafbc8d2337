package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.config.Origin;
import org.fitsql.cli.run.Places;
import org.fitsql.cli.run.RunView;
import org.fitsql.cli.run.SummaryText;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.scan.ArchiveException;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.ArchivePlanner;
import org.fitsql.scheduler.RunListener;
import org.fitsql.scheduler.RunPlan;
import org.fitsql.scheduler.RunSettings;
import org.fitsql.scheduler.RunSummary;
import org.fitsql.scheduler.daemon.Pass;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The passes of a daemon under one configuration: a log file a day, a line for each run. */
final class DaemonPass implements Pass {
  private static final Logger LOG = LoggerFactory.getLogger(DaemonPass.class);

  /**
   * Who watches wants files soon. It need not be longer: a file that was still being written is
   * found to be cut off, or to have changed while it was read, and its next change is told.
   */
  private static final Duration SETTLE_WATCHING = Duration.ofSeconds(1);

  private final SchedulerAction action;
  private final Configuration configuration;
  private final DaemonWatch watch;
  private final List<InstrumentProfile> profiles;
  private @Nullable LocalDate logged;
  private @Nullable Path log;
  private @Nullable Runnable running;
  private boolean stopped;

  DaemonPass(SchedulerAction action, Configuration configuration, DaemonWatch watch)
      throws ConfigurationException {
    this.action = action;
    this.configuration = configuration;
    this.watch = watch;
    this.profiles = Instruments.of(configuration);
  }

  /** Begins a log file where the day is another one. */
  Path logToFile() throws IOException {
    LocalDate today = LocalDate.ofInstant(action.around().clock().instant(), ZoneOffset.UTC);
    Path file = log;
    if (file == null || !today.equals(logged)) {
      file = action.logToFile(configuration).file().orElseThrow();
      log = file;
      logged = today;
    }
    return file;
  }

  @Override
  public boolean run(Order order) throws Exception {
    try {
      return tried(order);
    } catch (Exception e) {
      watch.failed(e);
      throw e;
    }
  }

  private boolean tried(Order order) throws Exception {
    Path file = logToFile();
    RunSettings settings = ready();
    try (Database database = Database.open(configuration.database(), runs().connections())) {
      if (order.always() || hasWork(database, settings, order)) {
        return run(database, settings, order, file);
      }
      return true;
    }
  }

  private ConfiguredRun runs() {
    return new ConfiguredRun(configuration, profiles, action.around().clock());
  }

  /** A look at the archive that finds nothing is no run. */
  private boolean hasWork(Database database, RunSettings settings, Order order) {
    RunPlan plan =
        new ArchivePlanner(
                Optional.of(database),
                profiles,
                settings,
                action.around().clock(),
                new RunListener() {})
            .plan(order.branches());
    return !plan.work().isEmpty();
  }

  private boolean run(Database database, RunSettings settings, Order order, Path file) {
    Surroundings around = action.around();
    RunView view = new RunView(around.err(), around.terminal(), around.clock(), file, true);
    Places places = new Places(configuration.databaseUrl(), null, null, file);
    try (view) {
      RunSummary summary =
          runs().run(database, settings, order.branches(), watch.listening(view), this::begin);
      SummaryText.lines(summary, places).stream()
          .filter(line -> !line.isBlank())
          .forEach(line -> LOG.info(LogContext.SHOWN, line));
      watch.ended(summary, places, database);
      action.tell(line(summary));
      order.opened().accept(database);
      return !isStopped();
    } finally {
      begin(null);
    }
  }

  private static String line(RunSummary summary) {
    RunSummary.FileCounts files = summary.files();
    String end = summary.interrupted().isEmpty() ? "" : "; ended early: " + summary.interrupted();
    return "run %s: %d new, %d changed, %d vanished, %d incomplete, %d failed files in %.1f s%s"
        .formatted(
            summary.run(),
            files.fresh(),
            files.changed(),
            files.vanished(),
            files.incomplete(),
            files.failed(),
            summary.elapsed().toMillis() / 1000.0,
            end);
  }

  private synchronized void begin(@Nullable Runnable stopping) {
    running = stopping;
    if (stopped && stopping != null) {
      stopping.run();
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.run();
    }
  }

  /** What an operator can mend is no reason for the daemon to end. */
  private RunSettings ready() {
    try {
      RunSettings settings = settings();
      new IngestFolders(configuration).make(settings);
      return settings;
    } catch (ConfigurationException | RefusedException e) {
      throw new ArchiveException(String.valueOf(e.getMessage()), e);
    }
  }

  private RunSettings settings() throws ConfigurationException, RefusedException {
    return new ConfiguredSettings(
            action.name(), configuration, ArchiveFolder.checked(configuration))
        .corrections(CorrectionsFile.read(configuration))
        .proposals(ProposalsFile.checked(configuration))
        .settle(settle())
        .settings();
  }

  private Duration settle() {
    boolean said = !(configuration.origin(Key.SETTLE) instanceof Origin.Default);
    return configuration.watch() && !said ? SETTLE_WATCHING : configuration.settle();
  }
}
