package org.fitsql.monitoring.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {
  private Instant now = Instant.parse("2026-11-20T02:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };
  private final SilenceWatch watch = new SilenceWatch(Duration.ofHours(26), clock);

  private void pass(int hours) {
    now = now.plus(Duration.ofHours(hours));
  }

  @Test
  void silenceIsToldOnceUntilARunFinishesAgain() {
    Optional<Instant> first = Optional.of(now);
    pass(26);
    assertThat(watch.toTell(first)).isEmpty();
    pass(1);
    assertThat(watch.toTell(first))
        .hasValue(new SilenceWatch.Silence(first.get(), Duration.ofHours(27)));
    pass(24);
    assertThat(watch.toTell(first)).as("told already").isEmpty();
    assertThat(watch.silence(first)).as("silent all the same").isPresent();

    Optional<Instant> second = Optional.of(now);
    assertThat(watch.toTell(second)).isEmpty();
    pass(30);
    assertThat(watch.toTell(second)).as("another silence").isPresent();
  }

  @Test
  void whereNoRunEverFinishedSilenceIsCountedFromTheBeginning() {
    pass(26);
    assertThat(watch.toTell(Optional.empty())).isEmpty();
    pass(1);
    assertThat(watch.toTell(Optional.empty()))
        .hasValue(new SilenceWatch.Silence(null, Duration.ofHours(27)));
    assertThat(watch.toTell(Optional.empty())).isEmpty();
  }

  @Test
  void aClockThatWasSetBackIsNoSilence() {
    Optional<Instant> last = Optional.of(now);
    pass(-1000);
    assertThat(watch.toTell(last)).isEmpty();
  }
}
