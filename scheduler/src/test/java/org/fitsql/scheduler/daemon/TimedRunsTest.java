package org.fitsql.scheduler.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;

/** Which runs become of a timetable. */
class TimedRunsTest extends TickingDaemons {
  @DatabaseTest
  void aNightIsOneRunOfOneOfThreeDaemons(TestDatabase database) {
    at("2026-05-01T12:00:00Z");
    try (Database opened = open(database)) {
      TickingDaemon[] three = {nightly(opened), nightly(opened), nightly(opened)};
      tickEvery(Duration.ofMinutes(30), "2026-05-04T12:00:00Z", three);

      assertThat(runs)
          .containsExactly(
              Instant.parse("2026-05-02T02:00:00Z"),
              Instant.parse("2026-05-03T02:00:00Z"),
              Instant.parse("2026-05-04T02:00:00Z"));
    }
  }

  @DatabaseTest
  void nightsThatWereMissedAreCaughtUpOnceByTheNextDaemon(TestDatabase database) {
    at("2026-05-01T12:00:00Z");
    try (Database opened = open(database)) {
      nightly(opened);
      at("2026-05-08T12:00:00Z");
      TickingDaemon later = nightly(opened);
      tickEvery(Duration.ofHours(1), "2026-05-09T12:00:00Z", later);

      assertThat(runs)
          .containsExactly(
              Instant.parse("2026-05-08T13:00:00Z"), Instant.parse("2026-05-09T02:00:00Z"));
    }
  }

  @DatabaseTest
  void anotherTimetableTakesThePlaceOfTheOldOne(TestDatabase database) {
    at("2026-05-01T12:00:00Z");
    try (Database opened = open(database)) {
      nightly(opened);
      TickingDaemon other = daemon(opened, "0 22 * * *", ZoneOffset.UTC);
      tickEvery(Duration.ofHours(1), "2026-05-03T12:00:00Z", other);

      assertThat(runs)
          .containsExactly(
              Instant.parse("2026-05-01T22:00:00Z"), Instant.parse("2026-05-02T22:00:00Z"));
    }
  }

  @DatabaseTest
  void aRunThatWasStoppedIsDueAgainForWhoeverComesNext(TestDatabase database) {
    at("2026-05-01T12:00:00Z");
    try (Database opened = open(database)) {
      TickingDaemon stopped = nightly(opened, () -> false);
      at("2026-05-02T02:00:00Z");
      stopped.tick();
      at("2026-05-02T02:20:00Z");
      TickingDaemon next = nightly(opened);
      next.tick();
      tickEvery(Duration.ofHours(1), "2026-05-02T12:20:00Z", next);

      assertThat(runs).containsExactly(Instant.parse("2026-05-02T02:20:00Z"));
    }
  }

  @DatabaseTest
  void aRunThatFailsIsTriedAgainMoreAndMoreSeldom(TestDatabase database) {
    at("2026-05-02T01:59:00Z");
    try (Database opened = open(database)) {
      TickingDaemon daemon =
          nightly(
              opened,
              () -> {
                run();
                throw new DatabaseException(
                    DatabaseException.Kind.LOCKED, "another run holds the lock", null);
              });
      tickEvery(Duration.ofMinutes(1), "2026-05-02T02:20:00Z", daemon);

      assertThat(runs)
          .containsExactly(
              Instant.parse("2026-05-02T02:00:00Z"),
              Instant.parse("2026-05-02T02:01:00Z"),
              Instant.parse("2026-05-02T02:03:00Z"),
              Instant.parse("2026-05-02T02:07:00Z"),
              Instant.parse("2026-05-02T02:15:00Z"));
    }
  }

  @DatabaseTest
  void aDaemonThatDiedOverARunIsFoundOutAndAnotherDoesIt(TestDatabase database) {
    at("2026-05-01T12:00:00Z");
    try (Database opened = open(database)) {
      nightly(opened);
      database.execute(
          "update scheduled_tasks set picked = true, picked_by = 'gone:1',"
              + " last_heartbeat = timestamp '2026-05-02 02:00:00', version = version + 1");
      at("2026-05-02T02:01:30Z");
      TickingDaemon other = nightly(opened);
      other.findTheDead();
      other.tick();
      assertThat(runs).isEmpty();

      // the scheduler of a test waits for more heartbeats than that of a daemon
      at("2026-05-02T02:10:00Z");
      other.findTheDead();
      other.tick();
      assertThat(runs).containsExactly(Instant.parse("2026-05-02T02:10:00Z"));
    }
  }

  @DatabaseTest
  void jitterDelaysARunAndChangesNothingElse(TestDatabase database) {
    at("2026-05-01T12:00:00Z");
    try (Database opened = open(database)) {
      Duration jitter = Duration.ofMinutes(30);
      TickingDaemon daemon =
          new TickingDaemon(opened, new Timetable("0 2 * * *", ZoneOffset.UTC), jitter, this::run);
      tickEvery(Duration.ofMinutes(10), "2026-05-06T12:00:00Z", daemon);

      assertThat(runs).hasSize(5);
      for (int night = 0; night < 5; night++) {
        Instant due = Instant.parse("2026-05-02T02:00:00Z").plus(Duration.ofDays(night));
        assertThat(runs.get(night)).isBetween(due, due.plus(jitter).plusSeconds(600));
      }
    }
  }
}
