package org.fitsql.scheduler.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper.ManualSchedulerBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;

/** Time passes only where a test says so. */
class TimedRunsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final SettableClock time = new SettableClock();
  private final List<Instant> runs = new ArrayList<>();

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return time.now;
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

  /** A daemon that acts when its scheduler ticks. */
  private final class TickingDaemon {
    private final List<ManualScheduler> made = new ArrayList<>();
    private final TimedRuns timed;

    private TickingDaemon(
        Database database, Timetable timetable, Duration jitter, BooleanSupplier run) {
      timed = TimedRuns.with(timetable, jitter, clock, run, task -> scheduler(database, task));
    }

    private ManualScheduler scheduler(Database database, CustomTask<String> task) {
      ManualSchedulerBuilder builder =
          TestHelper.createManualScheduler(database.dataSource(), task).clock(time);
      TimedRuns.settings(builder);
      ManualScheduler scheduler = builder.build();
      made.add(scheduler);
      return scheduler;
    }

    private void tick() {
      made.get(0).runAnyDueExecutions();
    }

    private void findTheDead() {
      made.get(0).runDeadExecutionDetection();
    }
  }

  private TickingDaemon nightly(Database database) {
    return nightly(database, this::run);
  }

  private TickingDaemon nightly(Database database, BooleanSupplier run) {
    return new TickingDaemon(
        database, new Timetable("0 2 * * *", ZoneOffset.UTC), Duration.ZERO, run);
  }

  private TickingDaemon daemon(Database database, String cron, ZoneId zone) {
    return new TickingDaemon(database, new Timetable(cron, zone), Duration.ZERO, this::run);
  }

  private boolean run() {
    return runs.add(time.now);
  }

  private static Database open(TestDatabase database) {
    Database opened =
        Database.open(
            new DatabaseSettings(database.url(), database.user(), database.password()), 4);
    opened.schema(List.of(new CatalogTables(List.of()).own(TimedRuns.TABLE))).update();
    return opened;
  }

  private void at(String instant) {
    time.set(Instant.parse(instant));
  }

  private void tickEvery(Duration step, String until, TickingDaemon... daemons) {
    while (time.now.isBefore(Instant.parse(until))) {
      time.tick(step);
      for (TickingDaemon daemon : daemons) {
        daemon.tick();
      }
    }
  }

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
