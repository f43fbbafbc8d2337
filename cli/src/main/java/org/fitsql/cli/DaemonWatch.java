package org.fitsql.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.run.Places;
import org.fitsql.monitoring.notice.SilenceWatch;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.RunHistory;
import org.fitsql.scheduler.RunHistory.State;
import org.fitsql.scheduler.RunListener;
import org.fitsql.scheduler.RunSummary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Metrics, health and notices of a daemon, for as long as it serves one configuration. */
final class DaemonWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DaemonWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final String command;
  private final Notices notices;
  private final RunMonitoring monitoring;
  private final @Nullable Database shared;
  private final Clock clock;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(DaemonWatch::thread);
  private volatile State last = new State(Optional.empty(), List.of(), Optional.empty());

  /**
   * @param shared the database, or null where it is a file that is open during runs only; what it
   *     said after the last of them counts then
   */
  DaemonWatch(
      String command, Configuration configuration, Surroundings around, @Nullable Database shared) {
    this.command = command;
    this.shared = shared;
    this.clock = around.clock();
    this.notices = new Notices(configuration, around);
    this.monitoring = RunMonitoring.of(configuration, this::state, clock);
    Duration silence = configuration.notifying().silence();
    if (silence != null && notices.areWanted()) {
      watch(silence);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "silence");
    thread.setDaemon(true);
    return thread;
  }

  private void watch(Duration silence) {
    SilenceWatch watch = new SilenceWatch(silence, clock);
    long millis = BETWEEN_LOOKS.toMillis();
    looks.scheduleWithFixedDelay(() -> look(watch), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** What a look throws would be the last look. */
  private void look(SilenceWatch watch) {
    try {
      watch.toTell(state().lastSuccess()).ifPresent(notices::silent);
    } catch (RuntimeException e) {
      LOG.warn("The database does not say when a run finished last: {}", e.getMessage());
      watch.toTell(last.lastSuccess()).ifPresent(notices::silent);
    }
  }

  private State state() {
    return shared == null ? last : new RunHistory(shared, clock).state();
  }

  /** A listener that tells {@code other} and counts. */
  RunListener listening(RunListener other) {
    return monitoring.listening(other);
  }

  /** Takes in what a run left. */
  void ended(RunSummary summary, Places places, Database database) {
    last = new RunHistory(database, clock).state();
    monitoring.write();
    notices.ended(
        command, summary, places, summary.isComplete() ? ExitCode.DONE : ExitCode.SOME_FAILED);
  }

  /** A run that broke off. */
  void failed(Throwable failure) {
    monitoring.write();
    notices.failed(command, failure);
  }

  @Override
  public void close() {
    looks.shutdownNow();
    monitoring.close();
  }
}
