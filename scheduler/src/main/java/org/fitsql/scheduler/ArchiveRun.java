package org.fitsql.scheduler;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.inventory.Comparison;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * One pass over an archive by one process alone: lists it page by page, holds each page against the
 * inventory, and hands the observations that have work to the pipeline. Running it twice changes
 * nothing the second time.
 */
public final class ArchiveRun {
  private static final DateTimeFormatter RUN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final RunBooks books;
  private final RunListener listener;
  private final Comparison comparison;
  private final Stopping stopping = new Stopping();

  public ArchiveRun(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      Clock clock,
      RunListener listener) {
    this(
        database,
        profiles,
        settings,
        clock,
        listener,
        settings.comparison(profiles, RunRecord.utc(clock.instant())));
  }

  private ArchiveRun(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      Clock clock,
      RunListener listener,
      Comparison comparison) {
    this.database = database;
    this.profiles = List.copyOf(profiles);
    this.listener = listener;
    this.comparison = comparison;
    Stopwatch watch = Stopwatch.start(clock);
    this.books =
        new RunBooks(
            database,
            profiles,
            settings,
            clock,
            listener,
            runName(watch.began()),
            watch,
            watch.began());
  }

  /**
   * A run that writes again all that the database and the folders of images have of the files it
   * looks at, stored cards included, because something of it is damaged.
   */
  public static ArchiveRun mending(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      Clock clock,
      RunListener listener) {
    return new ArchiveRun(
        database,
        profiles,
        settings,
        clock,
        listener,
        settings.comparison(profiles, RunRecord.utc(clock.instant())).mending());
  }

  static String runName(Instant started) {
    byte[] random = new byte[3];
    RandomGenerator.getDefault().nextBytes(random);
    return RUN_NAME.format(started) + "-" + HexFormat.of().formatHex(random);
  }

  /** The name of this run, the key of its row in {@code runs}. */
  public String name() {
    return books.run();
  }

  /** Asks the run to finish the observations in hand and then to return. */
  public void stop() {
    stopping.because("it was asked to stop; the next run goes on from here");
  }

  private void lockLost() {
    stopping.because("another run has taken the lock after the connection that held it was cut");
  }

  /**
   * Ingests what is new or changed and draws its quicklooks.
   *
   * @throws DatabaseException where the database cannot be used, is held by another run, or is lost
   *     on the way; what was committed until then stays, and the next run goes on from there
   * @throws org.fitsql.ingest.scan.ArchiveException where the archive cannot be listed at all
   */
  public RunSummary run() {
    return run(null);
  }

  /**
   * The same over some branches of the archive alone, with nothing else of what a pass over all of
   * it looks after.
   *
   * @param branches directories at the root of the archive, an empty string for the files at the
   *     root; null for all
   */
  public RunSummary run(@Nullable Set<String> branches) {
    try (LogContext ignored = LogContext.run(name());
        RunClaim claim = RunClaim.take(database, books.clock())) {
      claim.whenLost(this::lockLost);
      books.updateSchema();
      claim.forgetShards(books.tables());
      claim.record(books, null);
      RunRecord record = RunRecord.alone(database, books);
      new UnfinishedImages(books.settings().quicklook()).remove();
      record.begin();
      listener.began(name(), books.started());
      String interrupted = "it failed";
      RunSummary summary;
      try {
        interrupted = pass(branches);
      } catch (RuntimeException e) {
        interrupted = String.valueOf(e.getMessage());
        throw e;
      } finally {
        summary = books.close(record, interrupted);
      }
      database.sync();
      return summary;
    }
  }

  /** The pass itself; says why it ended early, or an empty string. */
  private String pass(@Nullable Set<String> branches) {
    try (ArchivePass pass =
        new ArchivePass(database, profiles, books, comparison, true, stopping)) {
      pass.over(branches, books.tally()::rowsOfTables, name());
      return stopping.reason();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "it was interrupted";
    }
  }
}
