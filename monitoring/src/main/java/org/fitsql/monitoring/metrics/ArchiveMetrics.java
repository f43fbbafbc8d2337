package org.fitsql.monitoring.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fitsql.monitoring.metrics.DatabaseWatch.Answer;
import org.fitsql.scheduler.RunHistory;
import org.jspecify.annotations.Nullable;

/** What only the database knows, as metrics: last success, lag, open failures. */
final class ArchiveMetrics {
  private final Clock clock;
  private final Instant begun;
  private final @Nullable Duration silence;
  private final MultiGauge failures;
  private volatile Optional<RunHistory.State> state = Optional.empty();
  private volatile boolean reachable;

  /**
   * @param silence no finished run for so long is silence, or null where that is not told
   */
  ArchiveMetrics(MeterRegistry registry, Clock clock, @Nullable Duration silence) {
    this.clock = clock;
    this.begun = clock.instant();
    this.silence = silence;
    this.failures =
        MultiGauge.builder("fitsql.open.failures")
            .description(
                "Failures by class: tried again now, later, or never until the file changes")
            .register(registry);
    Gauge.builder("fitsql.database.up", this, m -> m.reachable ? 1 : 0)
        .description("Whether the database answers")
        .register(registry);
    Gauge.builder("fitsql.last.success.timestamp.seconds", this, ArchiveMetrics::lastSuccess)
        .description("When a run over the archive finished last, by whatever process; 0 for never")
        .register(registry);
    Gauge.builder("fitsql.lag.seconds", this, m -> m.lag().toMillis() / 1000.0)
        .description("Time since then; where there was none, since this process began")
        .register(registry);
    Gauge.builder("fitsql.oldest.incomplete.file.age.seconds", this, ArchiveMetrics::oldest)
        .description("How long the oldest incomplete file has been waited for, 0 for none")
        .register(registry);
    if (silence != null) {
      Gauge.builder("fitsql.silence.limit.seconds", silence, limit -> limit.toMillis() / 1000.0)
          .description("No finished run for so long is silence")
          .register(registry);
    }
  }

  /** Takes the answer as it is now; what was known before stays known while there is none. */
  void take(Answer answer) {
    reachable = answer instanceof Answer.Known;
    if (answer instanceof Answer.Known known) {
      state = Optional.of(known.state());
      List<Row<?>> rows =
          known.state().openFailures().stream().<Row<?>>map(ArchiveMetrics::row).toList();
      failures.register(rows, true);
    }
  }

  private static Row<Number> row(RunHistory.OpenFailures open) {
    return Row.of(
        Tags.of("stage", open.stage(), "severity", open.severity(), "class", open.retry()),
        open.number());
  }

  Optional<Instant> lastSuccessful() {
    return state.flatMap(RunHistory.State::lastSuccess);
  }

  /** Time since the last success; where none is known, since this process began. */
  Duration lag() {
    Duration lag = Duration.between(lastSuccessful().orElse(begun), clock.instant());
    return lag.isNegative() ? Duration.ZERO : lag;
  }

  /** Whether silence is told and has come. */
  boolean isSilent() {
    return silence != null && lag().compareTo(silence) > 0;
  }

  private double lastSuccess() {
    return state.isEmpty()
        ? Double.NaN
        : lastSuccessful().map(at -> at.toEpochMilli() / 1000.0).orElse(0.0);
  }

  private double oldest() {
    return state
        .map(
            known ->
                known
                    .oldestWaiting()
                    .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                    .map(age -> Math.max(age, 0.0)) // the clock may have been set back
                    .orElse(0.0))
        .orElse(Double.NaN);
  }
}
