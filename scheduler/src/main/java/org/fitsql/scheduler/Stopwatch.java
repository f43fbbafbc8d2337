package org.fitsql.scheduler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * How long something has taken, whatever happens to the clock meanwhile: a clock that is set back
 * by an hour in the middle of a run makes it neither shorter than nothing nor end before it began.
 * Thread-safe.
 */
public final class Stopwatch {
  private final Clock clock;
  private final LongSupplier nanos;
  private final Instant began;
  private final long from;

  Stopwatch(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.began = clock.instant().truncatedTo(ChronoUnit.MICROS);
    this.from = nanos.getAsLong();
  }

  /** Begins now. */
  public static Stopwatch start(Clock clock) {
    return new Stopwatch(clock, System::nanoTime);
  }

  /** When it began by the clock, to the microsecond, as a database keeps it. */
  public Instant began() {
    return began;
  }

  /** Time since then; never negative. */
  public Duration elapsed() {
    return Duration.ofNanos(nanos.getAsLong() - from);
  }

  /** Now by the clock, but not before the beginning and the time since then allow. */
  public Instant now() {
    Instant earliest = began.plus(elapsed());
    Instant now = clock.instant();
    return now.isBefore(earliest) ? earliest : now;
  }
}
