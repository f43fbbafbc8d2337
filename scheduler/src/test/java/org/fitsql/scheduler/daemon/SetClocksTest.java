package org.fitsql.scheduler.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;

/** Clocks that are set while daemons wait or run. */
class SetClocksTest extends TickingDaemons {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @DatabaseTest
  void clocksSetForwardAndBackNeitherSkipNorDoubleANight(TestDatabase database) {
    try (Database opened = open(database)) {
      at("2026-03-28T12:00:00Z");
      TickingDaemon daemon = daemon(opened, "30 2 * * *", BERLIN);
      tickEvery(Duration.ofMinutes(30), "2026-03-30T12:00:00Z", daemon);
      assertThat(runs)
          .containsExactly(
              Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T00:30:00Z"));

      runs.clear();
      database.execute("delete from scheduled_tasks");
      at("2026-10-24T12:00:00Z");
      daemon = daemon(opened, "30 2 * * *", BERLIN);
      tickEvery(Duration.ofMinutes(30), "2026-10-26T12:00:00Z", daemon);
      assertThat(runs)
          .containsExactly(
              Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    }
  }

  @DatabaseTest
  void aHostClockThatIsSetBackDoesNotRunANightTwiceAlsoAfterARestart(TestDatabase database) {
    at("2026-05-01T23:00:00Z");
    try (Database opened = open(database)) {
      TickingDaemon daemon = nightly(opened);
      at("2026-05-02T02:00:05Z");
      daemon.tick();
      at("2026-05-02T01:30:00Z");
      tickEvery(Duration.ofMinutes(10), "2026-05-02T03:00:00Z", daemon);
      at("2026-05-02T01:30:00Z");
      tickEvery(Duration.ofMinutes(10), "2026-05-02T03:00:00Z", nightly(opened));

      assertThat(runs).containsExactly(Instant.parse("2026-05-02T02:00:05Z"));
    }
  }

  @DatabaseTest
  void aClockThatWasYearsAheadDoesNotSilenceADaemonForYears(TestDatabase database) {
    at("2031-05-01T12:00:00Z");
    try (Database opened = open(database)) {
      nightly(opened);
      at("2026-05-01T12:00:00Z");
      tickEvery(Duration.ofHours(1), "2026-05-02T12:00:00Z", nightly(opened));

      assertThat(runs).containsExactly(Instant.parse("2026-05-02T02:00:00Z"));
    }
  }

  @DatabaseTest(on = Product.H2)
  void aClockThatIsSetRightWhileADaemonWaitsOrRunsDoesNotSilenceItForYears(TestDatabase database) {
    at("2031-05-01T12:00:00Z");
    try (Database opened = open(database)) {
      TickingDaemon daemon = nightly(opened);
      at("2026-05-01T12:00:00Z");
      daemon.timed.mindTheClock();
      tickEvery(Duration.ofHours(1), "2026-05-02T12:00:00Z", daemon);
      assertThat(runs).containsExactly(Instant.parse("2026-05-02T02:00:00Z"));

      runs.clear();
      database.execute("delete from scheduled_tasks");
      at("2031-05-01T12:00:00Z");
      daemon = setsTheClock(opened, "2026-05-02T02:30:00Z");
      at("2031-05-02T02:00:00Z");
      daemon.tick();
      tickEvery(Duration.ofHours(1), "2026-05-03T12:00:00Z", daemon);
      assertThat(runs)
          .containsExactly(
              Instant.parse("2031-05-02T02:00:00Z"), Instant.parse("2026-05-03T02:30:00Z"));
    }
  }

  /** In the middle of its first run the clock is set. */
  private TickingDaemon setsTheClock(Database database, String instant) {
    return nightly(
        database,
        () -> {
          boolean first = runs.isEmpty();
          run();
          if (first) {
            at(instant);
          }
          return true;
        });
  }

  @DatabaseTest(on = Product.H2)
  void aClockThatIsSetBackByAnHourInTheMiddleOfARunDoublesNoNightAndMissesNone(
      TestDatabase database) {
    at("2026-05-01T23:00:00Z");
    try (Database opened = open(database)) {
      TickingDaemon daemon = setsTheClock(opened, "2026-05-02T01:10:00Z");
      tickEvery(Duration.ofMinutes(10), "2026-05-02T02:00:00Z", daemon);
      tickEvery(Duration.ofMinutes(10), "2026-05-03T12:00:00Z", daemon);

      assertThat(runs)
          .containsExactly(
              Instant.parse("2026-05-02T02:00:00Z"), Instant.parse("2026-05-03T02:00:00Z"));
    }
  }

  @DatabaseTest(on = Product.H2)
  void aRunThatFailsWhileTheClockIsSetBackIsDoneOnceThatNight(TestDatabase database) {
    at("2026-05-01T23:00:00Z");
    try (Database opened = open(database)) {
      TickingDaemon daemon =
          nightly(
              opened,
              () -> {
                boolean first = runs.isEmpty();
                run();
                if (first) {
                  at("2026-05-02T01:10:00Z");
                  throw new DatabaseException(DatabaseException.Kind.BUSY, "busy", null);
                }
                return true;
              });
      tickEvery(Duration.ofMinutes(1), "2026-05-02T02:00:00Z", daemon);
      tickEvery(Duration.ofMinutes(1), "2026-05-02T12:00:00Z", daemon);

      assertThat(runs)
          .containsExactly(
              Instant.parse("2026-05-02T02:00:00Z"), Instant.parse("2026-05-02T02:01:00Z"));
    }
  }
}
