package org.fitsql.cli;

import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.Key;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.scheduler.daemon.Timetable;
import org.jspecify.annotations.Nullable;

/** What a configuration means to the scheduler that serves it. */
record ServedConfiguration(Configuration configuration) {

  /** What a configuration must have; checked before an old one is given up. */
  void check() throws ConfigurationException, RefusedException {
    ArchiveFolder.checked(configuration);
    Instruments.of(configuration);
    CorrectionsFile.read(configuration);
    if (timetable() == null && !configuration.watch()) {
      throw new ConfigurationException(
          "Say when to ingest: --cron \"0 2 * * *\" (schedule in the configuration), --watch, or"
              + " both.");
    }
  }

  /** When to ingest; null where only as files come. */
  @Nullable Timetable timetable() throws ConfigurationException {
    String schedule = configuration.schedule();
    if (schedule == null) {
      return null;
    }
    try {
      return new Timetable(schedule, configuration.zone());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "%s: schedule = %s is not a cron expression such as \"0 2 * * *\": %s."
              .formatted(configuration.origin(Key.SCHEDULE), schedule, e.getMessage()));
    }
  }

  /** A database in a file belongs to one process while it is open, and others want to read it. */
  boolean isShared() {
    return !configuration.database().url().matches("jdbc:h2:(?!tcp:|ssl:).*");
  }

  /** Where schedulers keep what is due, and who of them is there. */
  DatabaseSettings state() {
    return isShared()
        ? configuration.database()
        : new DatabaseSettings(
            "jdbc:h2:file:" + configuration.home().resolve("scheduler"), null, null);
  }

  /** When it ingests, in words. */
  String when() throws ConfigurationException {
    Timetable timetable = timetable();
    String watching = configuration.watch() ? "as files come" : "";
    return timetable == null
        ? watching
        : "at " + timetable + (watching.isEmpty() ? "" : " and " + watching);
  }
}
