package org.fitsql.monitoring.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says when it has to be told that no run has finished for too long: once for each silence, which
 * ends with the next run that finishes. A daemon asks it now and then. Not thread-safe.
 */
public final class SilenceWatch {
  private final Duration limit;
  private final Clock clock;
  private final Instant begun;
  private @Nullable Instant told;

  /** Begins now: where no run has ever finished, silence is counted from here. */
  public SilenceWatch(Duration limit, Clock clock) {
    this(limit, clock, clock.instant());
  }

  /** Where no run has ever finished, silence is counted from {@code begun}. */
  public SilenceWatch(Duration limit, Clock clock, Instant begun) {
    this.limit = limit;
    this.clock = clock;
    this.begun = begun;
  }

  /**
   * A silence.
   *
   * @param lastSuccess when a run finished last, or null where none ever has
   * @param lasting time since then, or since the watch began
   */
  public record Silence(@Nullable Instant lastSuccess, Duration lasting) {}

  /**
   * The silence that has to be told now; empty where there is none, and where it has been told.
   *
   * @param lastSuccess when a run finished last
   */
  public Optional<Silence> toTell(Optional<Instant> lastSuccess) {
    Optional<Silence> silence = silence(lastSuccess);
    if (silence.isEmpty()) {
      told = null;
      return silence;
    }
    Instant since = lastSuccess.orElse(begun);
    if (since.equals(told)) {
      return Optional.empty();
    }
    told = since;
    return silence;
  }

  /**
   * The silence as it is now, told or not. A last run in the future, because a clock was set back,
   * is no silence.
   */
  public Optional<Silence> silence(Optional<Instant> lastSuccess) {
    Duration lasting = Duration.between(lastSuccess.orElse(begun), clock.instant());
    return lasting.compareTo(limit) > 0
        ? Optional.of(new Silence(lastSuccess.orElse(null), lasting))
        : Optional.empty();
  }
}
