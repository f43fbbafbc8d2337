package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.fitsql.ingest.Retry;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What fails is remembered with its class, tried again when it is due, and closed when it is over.
 */
class FailuresTest {
  private static final String ROOT = "j8bt05njq";
  private static final String RAW = "j8bt/j8bt05njq/j8bt05njq_raw.fits";
  private static final Instant NIGHT = Instant.parse("2026-11-21T02:00:00Z");

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() {
    archive = new AcsArchive(directory.resolve("archive"));
  }

  private Runs runs(TestDatabase database, long nights) {
    Clock clock = Clock.fixed(NIGHT.plus(Duration.ofDays(nights)), ZoneOffset.UTC);
    return new Runs(archive.root(), directory.resolve("images"), database).drawing(false).at(clock);
  }

  private static void ask(TestDatabase database, AskedRetries.Wanted wanted, int files) {
    try (Database open =
        Database.open(
            new DatabaseSettings(database.url(), database.user(), database.password()), 2)) {
      RunIdentity who = new RunIdentity("retry", "test", List.of("archive = /data"));
      assertThat(new AskedRetries(open, who, Clock.fixed(NIGHT, ZoneOffset.UTC)).ask(wanted))
          .hasSize(files);
    }
  }

  @DatabaseTest
  void aBrokenFileIsNotTriedAgainUntilSomeoneAsksAndIsClosedWhenItIsWhole(TestDatabase database)
      throws IOException {
    Path raw = archive.write(ROOT, "raw");
    byte[] whole = Files.readAllBytes(raw);
    byte[] broken = whole.clone();
    broken[80] = 'X'; // XITPIX
    Files.write(raw, broken);

    RunSummary first = runs(database, 0).run();
    assertThat(first.failures().fresh()).isEqualTo(1);
    assertThat(
            database.rows("select path, class, hdu, byte_offset, keyword, attempts from failures"))
        .containsExactly(List.of(RAW, "never", 0L, 0L, "BITPIX", 1L));
    assertThat(database.rows("select hdu, severity, rule, keyword from findings"))
        .containsExactly(List.of(0L, "error", "structure", "BITPIX"));

    RunSummary second = runs(database, 100).run();
    assertThat(second.files().knownFailed()).isEqualTo(1);
    assertThat(second.failures().fresh()).isZero();
    assertThat(second.failures().stillOpen()).isEqualTo(1);
    assertThat(second.isComplete()).isTrue();

    ask(database, new AskedRetries.Wanted(null, null, Retry.LATER), 0);
    ask(database, new AskedRetries.Wanted(null, ROOT, null), 1);
    assertThat(
            database.rows(
                "select outcome, message, configuration from runs"
                    + " where command = 'retry' and pid > 0 and configuration_hash is not null"))
        .containsExactly(List.of("done", "1 file is due again", "archive = /data"));
    assertThat(runs(database, 101).run().files().failed()).isEqualTo(1);
    assertThat(database.value("select attempts from failures")).isEqualTo(2L);
    assertThat(database.count("failures where last_seen > first_seen")).isEqualTo(1);

    Files.write(raw, whole);
    Files.setLastModifiedTime(raw, FileTime.from(NIGHT));
    RunSummary mended = runs(database, 102).run();
    assertThat(mended.failures().closed()).isEqualTo(1);
    assertThat(mended.failures().open()).isZero();
    assertThat(database.count("failures")).isZero();
    assertThat(database.rows("select path, class, attempts, closed_run from closed_failures"))
        .containsExactly(List.of(RAW, "never", 2L, mended.run()));
    assertThat(database.count("findings")).isZero();
    assertThat(database.value("select open_failures from runs where run = '" + mended.run() + "'"))
        .isEqualTo(0L);
  }

  @DatabaseTest
  void aFileThatTheDiskDoesNotGiveKeepsItsRowsAndIsTriedAgainTheNextNight(TestDatabase database)
      throws IOException {
    Path failing = Path.of("/proc/self/mem"); // reading its first byte gives EIO, for root too
    assumeTrue(Files.exists(failing), "skipped: there is no /proc/self/mem");
    Path raw = archive.write(ROOT, "raw");
    runs(database, 0).run();
    Files.delete(raw);
    Files.createSymbolicLink(raw, failing);

    RunSummary summary = runs(database, 1).run();

    assertThat(summary.files().failed()).isEqualTo(1);
    assertThat(summary.files().vanished()).isZero();
    assertThat(database.value("select state from files where path = '" + RAW + "'"))
        .isEqualTo("unreadable");
    assertThat(database.count("hrc_raw_0")).isEqualTo(1);
    assertThat(database.count("master")).isEqualTo(1);
    // three attempts within the run, and still one night until the next
    assertThat(database.rows("select class, attempts from failures"))
        .containsExactly(List.of("later", 3L));
    assertThat(
            database.count(
                "failures where next_attempt = timestamp '2026-11-22 22:00:00'"
                    + " and last_seen = timestamp '2026-11-22 02:00:00'"))
        .isEqualTo(1);
  }

  @DatabaseTest
  void findingsAreThoseOfTheLastReadingAndGoWithTheFile(TestDatabase database) throws IOException {
    Path raw = archive.write(ROOT, "raw");
    byte[] whole = Files.readAllBytes(raw);
    byte[] odd =
        new String(whole, StandardCharsets.ISO_8859_1)
            .replace("EXPTIME =", "ExpTime =")
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.write(raw, odd);
    runs(database, 0).run();
    assertThat(database.rows("select path, hdu, severity, rule, keyword from findings"))
        .containsExactly(List.of(RAW, 0L, "error", "keyword-name", "ExpTime"));
    assertThat(database.value("select findings from files")).isEqualTo(1L);

    Files.write(raw, whole);
    Files.setLastModifiedTime(raw, FileTime.from(NIGHT));
    runs(database, 1).run();
    assertThat(database.count("findings")).isZero();

    Files.write(raw, odd);
    runs(database, 2).run();
    assertThat(database.count("findings")).isEqualTo(1);
    Files.delete(raw);
    runs(database, 3).run();
    assertThat(database.count("findings")).isZero();
  }
}
