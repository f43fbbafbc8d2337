package org.fitsql.scheduler.daemon;

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
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.testkit.TestDatabase;

/** Daemons for which time passes only where a test says so, and when they ran. */
abstract class TickingDaemons {
  final SettableClock time = new SettableClock();
  final List<Instant> runs = new ArrayList<>();

  final Clock clock =
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
  final class TickingDaemon {
    private final List<ManualScheduler> made = new ArrayList<>();
    final TimedRuns timed;

    TickingDaemon(Database database, Timetable timetable, Duration jitter, BooleanSupplier run) {
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

    void tick() {
      made.get(0).runAnyDueExecutions();
    }

    void findTheDead() {
      made.get(0).runDeadExecutionDetection();
    }
  }

  TickingDaemon nightly(Database database) {
    return nightly(database, this::run);
  }

  TickingDaemon nightly(Database database, BooleanSupplier run) {
    return new TickingDaemon(
        database, new Timetable("0 2 * * *", ZoneOffset.UTC), Duration.ZERO, run);
  }

  TickingDaemon daemon(Database database, String cron, ZoneId zone) {
    return new TickingDaemon(database, new Timetable(cron, zone), Duration.ZERO, this::run);
  }

  boolean run() {
    return runs.add(time.now);
  }

  static Database open(TestDatabase database) {
    Database opened =
        Database.open(
            new DatabaseSettings(database.url(), database.user(), database.password()), 4);
    opened.schema(List.of(new CatalogTables(List.of()).own(TimedRuns.TABLE))).update();
    return opened;
  }

  void at(String instant) {
    time.set(Instant.parse(instant));
  }

  void tickEvery(Duration step, String until, TickingDaemon... daemons) {
    while (time.now.isBefore(Instant.parse(until))) {
      time.tick(step);
      for (TickingDaemon daemon : daemons) {
        daemon.tick();
      }
    }
  }
}
