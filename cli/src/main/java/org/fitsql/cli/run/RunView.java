package org.fitsql.cli.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import org.fitsql.cli.output.Terminal;
import org.fitsql.ingest.Trouble;
import org.fitsql.logs.LogContext;
import org.fitsql.scheduler.RunListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a run as it happens: progress, and each trouble once. All troubles go to the log. */
public final class RunView implements RunListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunView.class);

  /** How many troubles are printed; who has more reads the log. */
  static final int PRINTED = 50;

  private final Progress progress;
  private final @Nullable Path log;
  private long troubles;

  /**
   * Shows on {@code err}.
   *
   * @param err standard error
   * @param log the log file, where all troubles are, or null where there is none
   * @param quiet whether only troubles are printed
   */
  public RunView(
      PrintStream err, Terminal terminal, Clock clock, @Nullable Path log, boolean quiet) {
    this.progress = Progress.of(err, terminal, clock, quiet);
    this.log = log;
  }

  @Override
  public void found(long files, long rootnames, boolean complete) {
    progress.found(rootnames, complete);
  }

  @Override
  public void finished(String rootname) {
    progress.step();
  }

  @Override
  @SuppressWarnings("try") // the context acts by being open
  public void trouble(Trouble trouble) {
    String text = TroubleText.of(trouble);
    try (LogContext context = LogContext.rootname(trouble.rootname())) {
      if (trouble.severity() == Trouble.Severity.FAILURE) {
        LOG.error(LogContext.SHOWN, text);
      } else {
        LOG.warn(LogContext.SHOWN, text);
      }
    }
    troubles++;
    if (troubles <= PRINTED) {
      progress.print(text);
    }
  }

  /** Ends the progress and says how many troubles were not printed. */
  @Override
  public void close() {
    if (troubles > PRINTED) {
      progress.print(
          "... and "
              + Figures.count(troubles - PRINTED)
              + " more"
              + (log == null ? "" : ", see " + log));
    }
    progress.close();
  }
}
