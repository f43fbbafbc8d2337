package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.fitsql.testkit.files.Fault;
import org.fitsql.testkit.files.Fault.Operation;
import org.fitsql.testkit.files.FaultyFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A host whose clock is set while runs go on, or was years ahead. */
class ClockFaultsTest {
  private static final String ROOT = "j8bt05njq";
  private static final Instant NIGHT = Instant.parse("2026-11-21T02:00:00Z");

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(directory.resolve("archive"));
    archive.write(ROOT, "raw");
  }

  private Runs runs(TestDatabase database, Path root, Clock clock) {
    return new Runs(root, directory.resolve("images"), database).drawing(false).at(clock);
  }

  /** Shows the time until it has been asked for the second time, and an hour less from then on. */
  private static Clock setBack() {
    AtomicInteger asked = new AtomicInteger();
    InstantSource source =
        () -> asked.getAndIncrement() < 2 ? NIGHT : NIGHT.minus(Duration.ofHours(1));
    return source.withZone(ZoneOffset.UTC);
  }

  private static Clock fixed(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  @DatabaseTest(on = Product.H2)
  void aRunInWhichTheClockIsSetBackEndsAfterItsBeginningAndLeavesNothingForTheNext(
      TestDatabase database) throws IOException {
    RunSummary summary = runs(database, archive.root(), setBack()).run();

    assertThat(summary.elapsed()).isPositive().isLessThan(Duration.ofMinutes(30));
    assertThat(database.count("runs where finished >= started and seconds >= 0")).isEqualTo(1);
    assertThat(database.rows("select outcome from runs")).containsExactly(List.of("done"));

    Files.writeString(archive.root().resolve("j8bt/j8bt05nkq_raw.fits"), "no FITS");
    RunSummary next =
        runs(database, archive.root(), fixed(NIGHT.minus(Duration.ofMinutes(30)))).run();
    assertThat(next.files().unchanged()).isEqualTo(1);
    assertThat(next.files().failed()).isEqualTo(1);
  }

  @DatabaseTest(on = Product.H2)
  void whatFailedWhileTheClockWasYearsAheadIsTriedAgainOnceItIsRight(TestDatabase database)
      throws IOException {
    Path raw = archive.path(ROOT, "raw");
    Fault fault =
        (operation, path) -> {
          if (operation == Operation.OPEN && path.equals(raw)) {
            throw Fault.stale(path);
          }
        };
    Instant ahead = Instant.parse("2031-05-01T02:00:00Z");
    runs(database, FaultyFileSystem.of(archive.root(), fault), fixed(ahead)).run();
    assertThat(database.rows("select class from failures")).containsExactly(List.of("later"));

    RunSummary summary = runs(database, archive.root(), fixed(NIGHT)).run();

    assertThat(summary.isComplete()).isTrue();
    assertThat(database.count("failures")).isZero();
    assertThat(database.count("hrc_raw_0")).isEqualTo(1);
  }

  @DatabaseTest(on = Product.H2)
  void aRunThatEndedWhileTheClockWasYearsAheadDoesNotHideSilence(TestDatabase database) {
    runs(database, archive.root(), fixed(NIGHT)).run();
    runs(database, archive.root(), fixed(Instant.parse("2031-05-01T02:00:00Z"))).run();

    try (Database open =
        Database.open(
            new DatabaseSettings(database.url(), database.user(), database.password()), 2)) {
      Optional<Instant> last =
          new RunHistory(open, fixed(NIGHT.plus(Duration.ofDays(3)))).lastSuccess();
      assertThat(last)
          .hasValueSatisfying(at -> assertThat(at).isBetween(NIGHT, NIGHT.plusSeconds(3600)));
    }
  }
}
