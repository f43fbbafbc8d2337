package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.run.Places;
import org.fitsql.cli.run.RunView;
import org.fitsql.cli.run.StopOnSignal;
import org.fitsql.cli.run.SummaryText;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.RunHistory;
import org.fitsql.scheduler.RunSettings;
import org.fitsql.scheduler.RunSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass with all that belongs to it: log file, progress, signals, summary, exit code. */
final class IngestRun {
  private static final Logger LOG = LoggerFactory.getLogger(IngestRun.class);

  private final Action action;
  private final Configuration configuration;
  private final Notices notices;

  IngestRun(Action action, Configuration configuration, Notices notices) {
    this.action = action;
    this.configuration = configuration;
    this.notices = notices;
  }

  /** Takes the result while the database is still open. */
  interface Report {
    void of(RunSummary summary, Places places, int exitCode, Database database)
        throws IOException, RefusedException;
  }

  int run(RunSettings settings, List<InstrumentProfile> profiles, Report report)
      throws IOException, RefusedException {
    Path log = action.logToFile(configuration).file().orElseThrow();
    new IngestFolders(configuration).make(settings);
    Places places = places(settings, log);
    RunSummary summary;
    int code;
    ConfiguredRun run = new ConfiguredRun(configuration, profiles, action.around().clock());
    // metrics ask with one of their own
    int connections = run.connections() + (configuration.metrics().isWanted() ? 1 : 0);
    try (StopOnSignal signal = new StopOnSignal();
        Database database = Database.open(configuration.database(), connections)) {
      LOG.info("Database {}: {}", database.version(), configuration.databaseUrl());
      summary = pass(signal, database, settings, run, places);
      code = reported(summary, places, database, report);
    }
    notices.ended(settings.command(), summary, places, code);
    return code;
  }

  private RunSummary pass(
      StopOnSignal signal,
      Database database,
      RunSettings settings,
      ConfiguredRun run,
      Places places) {
    try (RunView view = view(places);
        RunMonitoring monitoring =
            RunMonitoring.of(
                configuration,
                new RunHistory(database, action.around().clock())::state,
                action.around().clock())) {
      return run.run(database, settings, null, monitoring.listening(view), signal::stops);
    }
  }

  private RunView view(Places places) {
    Surroundings around = action.around();
    return new RunView(
        around.err(), around.terminal(), around.clock(), places.log(), action.quiet());
  }

  private static int reported(RunSummary summary, Places places, Database database, Report report)
      throws IOException, RefusedException {
    SummaryText.lines(summary, places).stream()
        .filter(line -> !line.isBlank())
        .forEach(line -> LOG.info(LogContext.SHOWN, line));
    int code = summary.isComplete() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    report.of(summary, places, code, database);
    return code;
  }

  private Places places(RunSettings settings, Path log) {
    boolean images = settings.draw();
    return new Places(
        configuration.databaseUrl(),
        images ? configuration.quicklook().jpegs() : null,
        images ? configuration.quicklook().thumbnails() : null,
        log);
  }
}
