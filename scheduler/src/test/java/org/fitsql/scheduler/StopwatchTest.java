package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StopwatchTest {
  private static final Instant BEGAN = Instant.parse("2026-10-25T00:30:00Z");

  private Instant wall = BEGAN;
  private long nanos = Long.MAX_VALUE - 5;

  private Stopwatch watch() {
    InstantSource clock = () -> wall;
    return new Stopwatch(clock.withZone(ZoneOffset.UTC), () -> nanos);
  }

  @Test
  void aClockThatIsSetBackMakesNothingShorterNorEndBeforeItBegan() {
    Stopwatch watch = watch();
    nanos += Duration.ofMinutes(10).toNanos();
    wall = BEGAN.minus(Duration.ofMinutes(50));

    assertThat(watch.began()).isEqualTo(BEGAN);
    assertThat(watch.elapsed()).isEqualTo(Duration.ofMinutes(10));
    assertThat(watch.now()).isEqualTo(BEGAN.plus(Duration.ofMinutes(10)));
  }

  @Test
  void aClockThatIsSetForwardIsBelievedAndMakesNothingLonger() {
    Stopwatch watch = watch();
    nanos += Duration.ofMinutes(10).toNanos();
    wall = BEGAN.plus(Duration.ofHours(5));

    assertThat(watch.elapsed()).isEqualTo(Duration.ofMinutes(10));
    assertThat(watch.now()).isEqualTo(wall);
  }
}
