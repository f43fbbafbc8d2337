package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What a daemon asks of runs: some branches only, a prompt end, and who holds the lock. */
class DaemonRunsTest {
  @TempDir Path directory;

  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectories(directory.resolve("archive")));
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database).drawing(false);
  }

  @DatabaseTest
  void aRunOverSomeBranchesTakesWhatIsNewAndGoneInThemAndLeavesAllOthersAlone(TestDatabase database)
      throws IOException {
    archive.write("j8bt05njq", "raw");
    archive.write("j9am01abq", "raw");
    runs(database).run();
    archive.write("j8bt05njq", "flt");
    Files.delete(archive.path("j8bt05njq", "raw"));
    archive.write("j9am01abq", "flt");
    Files.delete(archive.path("j9am01abq", "raw"));
    archive.write("j8bs01abq", "raw");

    RunSummary some = runs(database).run(Set.of("j8bt", "jxxx"));
    assertThat(some.files().fresh()).isEqualTo(1);
    assertThat(some.files().vanished()).isEqualTo(1);
    assertThat(some.troubles()).isEmpty();
    assertThat(database.rows("select raw, flt from datasets where rootname = 'j9am01ab'"))
        .containsExactly(java.util.Arrays.asList("j9am01abq_raw.fits", null));

    RunSummary all = runs(database).run();
    assertThat(all.files().fresh()).isEqualTo(2);
    assertThat(all.files().vanished()).isEqualTo(1);
  }

  @DatabaseTest(on = Product.H2)
  void aRunThatIsStoppedLeavesWhatNoWorkerHasBegunToTheNext(TestDatabase database)
      throws IOException {
    // more than twice of what may be between submission and commit
    int all = 3 * Pipeline.IN_FLIGHT;
    for (int i = 0; i < all; i++) {
      archive.write("j8b%c%02dnjq".formatted('a' + i / 100, i % 100), "raw");
    }
    AtomicReference<ArchiveRun> running = new AtomicReference<>();
    RunSummary stopped =
        runs(database)
            .run(
                running,
                new RunListener() {
                  @Override
                  public void finished(String rootname) {
                    running.get().stop();
                  }
                });

    assertThat(stopped.interrupted()).contains("asked to stop");
    assertThat(stopped.files().fresh()).isBetween(1L, 2L * Pipeline.IN_FLIGHT);
    assertThat(database.count("master")).isEqualTo(stopped.files().fresh());
    RunSummary next = runs(database).run();
    assertThat(next.files().fresh()).isEqualTo(all - stopped.files().fresh());
    assertThat(next.files().unchanged()).isEqualTo(stopped.files().fresh());
  }

  @DatabaseTest(on = Product.SERVER)
  void whoFindsTheLockTakenIsToldByWhom(TestDatabase database) {
    CatalogTables tables = new CatalogTables(List.of());
    DatabaseSettings settings =
        new DatabaseSettings(database.url(), database.user(), database.password());
    try (Database one = Database.open(settings, 2);
        Database other = Database.open(settings, 2)) {
      try (RunClaim first = RunClaim.take(one, Clock.systemUTC())) {
        assertThatThrownBy(() -> RunClaim.take(other, Clock.systemUTC()))
            .as("before its tables are there")
            .isInstanceOf(DatabaseException.class)
            .hasMessageContaining("Another run holds the lock");
        one.schema(List.of(tables.own("run_locks"))).update();
        first.record(tables, "ingest", "20260501T020000-abcdef", Instant.now());

        assertThatThrownBy(() -> RunClaim.take(other, Clock.systemUTC()))
            .isInstanceOfSatisfying(
                DatabaseException.class,
                e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.LOCKED))
            .hasMessageContainingAll(
                "run 20260501T020000-abcdef",
                "fitsql ingest",
                "process " + ProcessHandle.current().pid(),
                "user " + System.getProperty("user.name"));
      }
      try (RunClaim second = RunClaim.take(other, Clock.systemUTC())) {
        assertThatThrownBy(() -> RunClaim.take(one, Clock.systemUTC()))
            .as("the row of the one before says nothing of who holds it now")
            .hasMessageNotContaining("20260501T020000-abcdef");
        assertThat(second).isNotNull();
      }
    }
  }
}
