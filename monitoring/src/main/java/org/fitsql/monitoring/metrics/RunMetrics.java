package org.fitsql.monitoring.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.fitsql.ingest.Trouble;
import org.fitsql.scheduler.RunListener;
import org.fitsql.scheduler.RunProgress;
import org.fitsql.scheduler.RunSummary;
import org.fitsql.scheduler.RunSummary.FileCounts;
import org.jspecify.annotations.Nullable;

/**
 * Counts what runs do, over all runs of this process, so that no counter ever falls. Told by one
 * thread at a time, read by any.
 */
public final class RunMetrics implements RunListener {
  private final MeterRegistry registry;
  private final List<Counted> counted = new ArrayList<>();
  private volatile RunProgress progress = RunProgress.none();
  private volatile @Nullable CurrentRun current;
  private volatile @Nullable RunSummary last;

  /** A counter that grows by what a run has done since it was told last. */
  private record Counted(Counter counter, ToLongFunction<RunProgress> value) {
    void grow(RunProgress before, RunProgress now) {
      counter.increment(Math.max(0, value.applyAsLong(now) - value.applyAsLong(before)));
    }
  }

  /**
   * A run that goes on.
   *
   * @param run its name
   * @param progress how far it is
   */
  public record CurrentRun(String run, Instant started, RunProgress progress) {}

  public RunMetrics(MeterRegistry registry) {
    this.registry = registry;
    countFiles();
    count("fitsql.rootnames", "Observations written", RunProgress::rootnames);
    count("fitsql.rows", "Rows written", RunProgress::rows);
    count("fitsql.read.bytes", "Bytes of the files that were read", RunProgress::bytes);
    images("jpeg", RunProgress::jpegs);
    images("thumbnail", RunProgress::thumbnails);
    gaugeCurrentRun();
    gaugeLastRun();
  }

  /** The run that goes on, if one does. */
  public Optional<CurrentRun> current() {
    CurrentRun running = current;
    return Optional.ofNullable(running)
        .map(run -> new CurrentRun(run.run(), run.started(), progress));
  }

  /** The run that ended last in this process, if one did. */
  public Optional<RunSummary> last() {
    return Optional.ofNullable(last);
  }

  @Override
  public void began(String run, Instant started) {
    progress = RunProgress.none();
    current = new CurrentRun(run, started, progress);
  }

  @Override
  public void counted(RunProgress now) {
    counted.forEach(each -> each.grow(progress, now));
    progress = now;
  }

  @Override
  public void trouble(Trouble trouble) {
    Counter.builder("fitsql.troubles")
        .description("Failures, incomplete files and warnings that were told")
        .tag("severity", trouble.severity().name().toLowerCase(Locale.ROOT))
        .tag("stage", trouble.stage().name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  @Override
  public void ended(RunSummary summary) {
    last = summary;
    current = null;
    Counter.builder("fitsql.runs")
        .description("Runs that ended: done, with failures, or interrupted")
        .tag("outcome", outcome(summary))
        .register(registry)
        .increment();
  }

  static String outcome(RunSummary summary) {
    if (!summary.interrupted().isEmpty()) {
      return "interrupted";
    }
    return summary.isComplete() ? "done" : "failures";
  }

  private void countFiles() {
    files("new", FileCounts::fresh);
    files("changed", FileCounts::changed);
    files("unchanged", FileCounts::unchanged);
    files("vanished", FileCounts::vanished);
    files("incomplete", FileCounts::incomplete);
    files("no_profile", FileCounts::noProfile);
    files("failed", FileCounts::failed);
    files("known_failed", FileCounts::knownFailed);
    files("ignored", FileCounts::ignored);
  }

  private void files(String outcome, ToLongFunction<FileCounts> value) {
    Counter counter =
        Counter.builder("fitsql.files")
            .description("Files by what became of them; unchanged files count in every run")
            .tag("outcome", outcome)
            .register(registry);
    counted.add(new Counted(counter, run -> value.applyAsLong(run.files())));
  }

  private void images(String kind, ToLongFunction<RunProgress> value) {
    Counter counter =
        Counter.builder("fitsql.images")
            .description("Images written")
            .tag("kind", kind)
            .register(registry);
    counted.add(new Counted(counter, value));
  }

  private void count(String name, String what, ToLongFunction<RunProgress> value) {
    Counter counter = Counter.builder(name).description(what).register(registry);
    counted.add(new Counted(counter, value));
  }

  private void gaugeCurrentRun() {
    gauge("fitsql.run.active", "1 while a run goes on", m -> m.current == null ? 0 : 1);
    gauge(
        "fitsql.run.waiting.rootnames",
        "Observations that the run has found work on and not done",
        m -> m.current == null ? 0 : m.progress.waiting());
    gauge(
        "fitsql.run.listed.files",
        "Files that the run, or the last one, has seen in the archive",
        m -> m.progress.listed());
    gauge(
        "fitsql.run.start.timestamp.seconds",
        "When the run began, 0 while none goes on",
        m -> m.current().map(run -> seconds(run.started())).orElse(0.0));
  }

  private void gaugeLastRun() {
    gauge(
        "fitsql.last.run.duration.seconds",
        "How long the last run of this process took",
        m -> m.ofLast(run -> run.elapsed().toMillis() / 1000.0));
    gauge(
        "fitsql.last.run.end.timestamp.seconds",
        "When the last run of this process ended",
        m -> m.ofLast(run -> seconds(run.started().plus(run.elapsed()))));
    gauge(
        "fitsql.last.run.failed.files",
        "Files that failed in the last run of this process",
        m -> m.ofLast(run -> run.files().failed()));
    gauge(
        "fitsql.last.run.complete",
        "1 where nothing failed in the last run of this process, else 0",
        m -> m.ofLast(run -> run.isComplete() ? 1 : 0));
  }

  /** Not a number before a run has ended. */
  private double ofLast(ToDoubleFunction<RunSummary> value) {
    RunSummary summary = last;
    return summary == null ? Double.NaN : value.applyAsDouble(summary);
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }

  private void gauge(String name, String what, ToDoubleFunction<RunMetrics> value) {
    Gauge.builder(name, this, value).description(what).register(registry);
  }
}
