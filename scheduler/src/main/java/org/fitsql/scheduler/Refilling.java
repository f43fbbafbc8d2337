package org.fitsql.scheduler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.cards.DamagedCardsException;
import org.fitsql.ingest.cards.StoredFile;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.observation.FileReading;
import org.fitsql.ingest.observation.StoredRows;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.ShadowTables;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.fitsql.scheduler.StoredFiles.StoredFileOf;
import org.fitsql.scheduler.Tally.Count;
import org.jspecify.annotations.Nullable;

/**
 * Fills shadow tables from stored cards: each worker reads, makes and writes page after page of
 * observations. Two pages per worker are under way at most.
 */
final class Refilling {
  /** Observations whose rows go into one transaction. */
  private static final int PAGE = 50;

  private final Database database;
  private final ShadowTables shadows;
  private final Predicate<String> wanted;
  private final StoredHeaders stored;
  private final BlockingQueue<StoredRows> idle;
  private final Semaphore permits;
  private final int workers;
  private final Tally tally;
  private final String run;
  private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();

  Refilling(
      Database database,
      ShadowTables shadows,
      Predicate<String> wanted,
      Supplier<StoredRows> rows,
      int workers,
      Tally tally,
      String run) {
    this.database = database;
    this.shadows = shadows;
    this.wanted = wanted;
    this.stored = new StoredHeaders(database);
    this.workers = workers;
    this.idle = new ArrayBlockingQueue<>(workers);
    for (int i = 0; i < workers; i++) {
      idle.add(rows.get());
    }
    this.permits = new Semaphore(2 * workers);
    this.tally = tally;
    this.run = run;
  }

  /** Fills them with the rows of all files, or until asked to stop. */
  void run(StoredFiles files, BooleanSupplier stopping) throws InterruptedException {
    tally.add(Count.ROOTNAMES_FOUND, files.observations());
    tally.found(true);
    ExecutorService threads = Executors.newFixedThreadPool(workers, Pipeline.named("rebuilder"));
    try {
      files.forEachPage(
          PAGE,
          page -> {
            permits.acquire();
            checkAlive();
            if (stopping.getAsBoolean()) {
              permits.release();
            } else {
              threads.execute(() -> work(page));
            }
          });
      permits.acquire(2 * workers);
      checkAlive();
    } finally {
      threads.shutdownNow();
    }
  }

  private void checkAlive() {
    Throwable cause = fatal.get();
    if (cause instanceof RuntimeException failure) {
      throw failure;
    }
    if (cause != null) {
      throw new IllegalStateException("The rebuild cannot go on: " + cause, cause);
    }
  }

  private void work(List<StoredFileOf> page) {
    try (LogContext ignored = LogContext.run(run)) {
      StoredRows rows = idle.take();
      try {
        write(units(page, rows));
      } finally {
        idle.add(rows);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      fatal.compareAndSet(null, e);
    } finally {
      permits.release();
    }
  }

  private List<Unit> units(List<StoredFileOf> page, StoredRows rows) {
    Map<String, Long> versions = new LinkedHashMap<>();
    page.forEach(file -> versions.put(file.file().path(), file.version()));
    Map<String, StoredFile> headers = stored.read(versions);
    Map<String, List<StoredFileOf>> observations = new LinkedHashMap<>();
    for (StoredFileOf file : page) {
      observations.computeIfAbsent(file.rootname(), r -> new ArrayList<>()).add(file);
    }
    List<Unit> units = new ArrayList<>();
    observations.forEach((rootname, files) -> units.add(unit(rootname, files, headers, rows)));
    return units;
  }

  private Unit unit(
      String rootname, List<StoredFileOf> files, Map<String, StoredFile> headers, StoredRows rows) {
    List<FileReading.Readable> readings = new ArrayList<>();
    for (StoredFileOf file : files) {
      tally.add(Count.FILES, 1);
      StoredFile cards = headers.get(file.file().path());
      if (cards == null) {
        failed(file, "its headers are not in table hdus");
      } else {
        reading(file, cards, rows).ifPresent(readings::add);
      }
    }
    List<RowChange> changes =
        rows.of(rootname, files.get(0).profile(), readings, tally::trouble).stream()
            .filter(change -> wanted.test(change.table().name()))
            .toList();
    return new Unit(rootname, changes);
  }

  private Optional<FileReading.Readable> reading(
      StoredFileOf file, StoredFile cards, StoredRows rows) {
    try {
      return Optional.of(
          rows.reading(file.file(), file.profile(), file.name(), file.detector(), cards));
    } catch (DamagedCardsException e) {
      failed(file, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Unit shadowed(Unit unit) {
    return new Unit(unit.name(), unit.changes().stream().map(this::shadowed).toList());
  }

  private RowChange shadowed(RowChange change) {
    if (change instanceof RowChange.Upsert upsert) {
      return new RowChange.Upsert(shadows.of(upsert.table()), upsert.values());
    }
    throw new IllegalStateException("a rebuild deletes nothing: " + change);
  }

  private void failed(StoredFileOf file, String message) {
    tally.add(Count.FAILED, 1);
    tally.trouble(
        trouble(
            file.file().path(),
            file.rootname(),
            message,
            "Restore tables hdus and card_dictionaries from a backup."));
  }

  private void write(List<Unit> units) {
    List<UnitOutcome> outcomes = database.write(units.stream().map(this::shadowed).toList());
    for (int i = 0; i < units.size(); i++) {
      UnitOutcome outcome = outcomes.get(i);
      if (outcome instanceof UnitOutcome.Refused refused) {
        tally.add(Count.FAILED, 1);
        tally.trouble(
            trouble(
                outcome.unit().name(),
                outcome.unit().name(),
                "the database refused its rows: " + refused.cause().getMessage(),
                "Correct the table definition."));
      } else if (outcome instanceof UnitOutcome.Written written) {
        tally.add(Count.ROWS, written.rows());
        tally.add(Count.ROOTNAMES, 1);
        tally.committed(units.get(i));
      }
      tally.finished(outcome.unit().name());
    }
  }

  private static Trouble trouble(String path, String rootname, String message, String advice) {
    return new Trouble(Severity.FAILURE, Stage.ROWS, path, rootname, null, "", message, advice);
  }
}
