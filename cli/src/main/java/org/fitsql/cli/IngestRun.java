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
import org.fitsql.scheduler.ArchiveRun;
import org.fitsql.scheduler.RunHistory;
import org.fitsql.scheduler.RunListener;
import org.fitsql.scheduler.RunSettings;
import org.fitsql.scheduler.RunSummary;
import org.fitsql.scheduler.SharedRun;
import org.fitsql.scheduler.Sharing;
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
    // one connection more than workers: the watch that metrics ask with
    int connections =
        configuration.workers()
            + (configuration.metrics().isWanted() ? 2 : 1)
            + (configuration.shared() ? SharedRun.CONNECTIONS : 0);
    try (StopOnSignal signal = new StopOnSignal();
        Database database = Database.open(configuration.database(), connections)) {
      LOG.info("Database {}: {}", database.version(), configuration.databaseUrl());
      summary = pass(signal, database, settings, profiles, places);
      code = reported(summary, places, database, report);
    }
    notices.ended(settings.command(), summary, places, code);
    return code;
  }

  private RunSummary pass(
      StopOnSignal signal,
      Database database,
      RunSettings settings,
      List<InstrumentProfile> profiles,
      Places places) {
    try (RunView view = view(places);
        RunMonitoring monitoring =
            RunMonitoring.of(
                configuration,
                new RunHistory(database, action.around().clock())::state,
                action.around().clock())) {
      return configuration.shared()
          ? shared(signal, database, settings, profiles, monitoring.listening(view))
          : alone(signal, database, settings, profiles, monitoring.listening(view));
    }
  }

  private RunSummary alone(
      StopOnSignal signal,
      Database database,
      RunSettings settings,
      List<InstrumentProfile> profiles,
      RunListener listener) {
    ArchiveRun pass =
        new ArchiveRun(database, profiles, settings, action.around().clock(), listener);
    signal.stops(pass::stop);
    return pass.run();
  }

  private RunSummary shared(
      StopOnSignal signal,
      Database database,
      RunSettings settings,
      List<InstrumentProfile> profiles,
      RunListener listener) {
    SharedRun pass =
        new SharedRun(
            database,
            profiles,
            settings,
            Sharing.of(Agreement.of(configuration, settings)),
            action.around().clock(),
            listener);
    signal.stops(pass::stop);
    return pass.run();
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
