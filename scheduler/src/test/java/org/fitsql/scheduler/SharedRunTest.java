package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.scheduler.shards.Heartbeat;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a run: here each is a database of its own, as it would be on a host. */
class SharedRunTest {
  private static final int BRANCHES = 4;
  private static final long PATIENCE_MINUTES = 3;

  @TempDir Path directory;

  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectories(directory.resolve("archive")));
    for (int i = 0; i < BRANCHES; i++) {
      archive.write("j8b%c01abq".formatted('a' + i), "raw");
      archive.write("j8b%c02abq".formatted('a' + i), "flt");
    }
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database).drawing(false);
  }

  /** A process that shares runs; it can be held up when it has written its first observation. */
  private final class Member implements AutoCloseable, RunListener {
    private final Database open;
    private final SharedRun run;
    private final CountDownLatch atWork = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private Member(TestDatabase database, String... terms) {
      open =
          Database.open(
              new DatabaseSettings(database.url(), database.user(), database.password()), 8);
      Sharing sharing =
          new Sharing(
              List.of(terms),
              new Heartbeat(Duration.ofMillis(500), 4),
              100,
              Duration.ofMinutes(PATIENCE_MINUTES));
      run = runs(database).sharing(open, sharing, this);
    }

    private CompletableFuture<RunSummary> start() {
      return CompletableFuture.supplyAsync(run::run, task -> new Thread(task).start());
    }

    private RunSummary run() {
      release();
      return run.run();
    }

    @Override
    public void finished(String rootname) {
      atWork.countDown();
      await(released);
    }

    private void awaitWork() {
      await(atWork);
    }

    private void release() {
      released.countDown();
    }

    @Override
    public void close() {
      release();
      open.close();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_MINUTES, TimeUnit.MINUTES)).as("in time").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RunSummary ended(CompletableFuture<RunSummary> process) throws Exception {
    return process.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
  }

  /** What two databases that hold the same have in common. */
  private static List<String> contents(TestDatabase database) {
    List<String> rows = new ArrayList<>();
    for (String select :
        List.of(
            "select rootname, full_rootname, path, detector, proposid from master",
            "select * from datasets",
            "select * from observation_facts",
            "select * from hrc_raw_0",
            "select * from hrc_raw_1",
            "select * from hrc_flt_0",
            "select path, rootname, filetype, header_hash, version, state, quicklook, attempts,"
                + " message from files",
            "select path, version, hdu, header_hash from hdus",
            "select path, stage, class, attempts from failures",
            "select name, origin, table_rows, outdated from header_tables",
            "select table_name, column_name, type, rows_set from header_columns")) {
      database.rows(select).stream().map(row -> select + ": " + row).sorted().forEach(rows::add);
    }
    return rows;
  }

  private List<String> undisturbed(TestDatabase database) {
    runs(database).run();
    List<String> rows = contents(database);
    database.clear();
    return rows;
  }

  private static void assertNothingIsLeft(TestDatabase database) {
    assertThat(database.count("shard_claims")).isZero();
    assertThat(database.count("scheduled_tasks")).isZero();
    assertThat(database.rows("select shared_run from run_locks where shared_run is not null"))
        .isEmpty();
  }

  @DatabaseTest(on = Product.SERVER)
  void twoProcessesThatShareARunLeaveWhatOneAloneLeaves(TestDatabase database) throws Exception {
    // files that fail are tried once, however many look at them
    Files.write(archive.path("j8ba01abq", "raw"), new byte[0]);
    Files.writeString(archive.path("j8bb01abq", "raw"), "SIMPLE  = what is this");
    List<String> alone = undisturbed(database);
    try (Member first = new Member(database);
        Member second = new Member(database)) {
      CompletableFuture<RunSummary> leading = first.start();
      first.awaitWork();
      CompletableFuture<RunSummary> joining = second.start();
      second.awaitWork();
      first.release();
      second.release();
      RunSummary one = ended(leading);
      RunSummary other = ended(joining);

      assertThat(contents(database)).isEqualTo(alone);
      assertThat(one.files().fresh()).isPositive();
      assertThat(other.files().fresh()).isPositive();
      assertThat(one.files().fresh() + other.files().fresh()).isEqualTo(2 * BRANCHES - 2);
      assertThat(one.files().unchanged()).isZero();
      assertThat(one.files().failed() + other.files().failed()).isEqualTo(1);
      assertThat(one.files().knownFailed()).isZero();
      assertThat(database.rows("select distinct shared_run from runs"))
          .containsExactly(List.of(first.run.name()));
      assertThat(
              database.rows(
                  "select sum(new_files) from runs where shared_run = ?", first.run.name()))
          .hasToString("[[" + (2 * BRANCHES - 2) + "]]");
      assertNothingIsLeft(database);
    }
  }

  /** Waits until heartbeats are missing, so it is not for every build. */
  @DatabaseTest(on = Product.SERVER)
  @EnabledIfSystemProperty(named = "fitsql.shared.deaths", matches = "true")
  void whatAProcessThatDiedHadInHandIsDoneByAnother(TestDatabase database) throws Exception {
    List<String> alone = undisturbed(database);
    try (Member first = new Member(database);
        Member dying = new Member(database)) {
      CompletableFuture<RunSummary> leading = first.start();
      first.awaitWork();
      CompletableFuture<RunSummary> joining = dying.start();
      dying.awaitWork();
      dying.open.close(); // no heartbeat comes from it any more
      first.release();
      RunSummary led = ended(leading);

      assertThat(led.interrupted()).isEmpty();
      assertThat(contents(database)).isEqualTo(alone);
      assertThat(database.rows("select outcome from runs where run = ?", dying.run.name()))
          .containsExactly(List.of("interrupted"));
      assertNothingIsLeft(database);
      dying.release();
      assertThatThrownBy(() -> ended(joining)).hasMessageContaining("closed");
    }
  }

  /** The slowest of these, so it is not for every build either. */
  @DatabaseTest(on = Product.SERVER)
  @EnabledIfSystemProperty(named = "fitsql.shared.deaths", matches = "true")
  void whenTheProcessThatLeadsEndsEarlyAnotherBringsTheRunToItsEnd(TestDatabase database)
      throws Exception {
    archive.write("j8zz01abq", "raw");
    runs(database).run();
    Files.delete(archive.path("j8zz01abq", "raw"));
    for (int i = 0; i < BRANCHES; i++) {
      archive.write("j8b%c03abq".formatted('a' + i), "raw");
    }
    try (Member first = new Member(database);
        Member second = new Member(database)) {
      CompletableFuture<RunSummary> leading = first.start();
      first.awaitWork();
      CompletableFuture<RunSummary> joining = second.start();
      second.awaitWork();
      first.run.stop();
      first.release();
      assertThat(ended(leading).interrupted()).contains("asked to stop");

      assertThatThrownBy(() -> runs(database).run())
          .as("a run alone while a shard is worked on")
          .isInstanceOfSatisfying(
              DatabaseException.class,
              e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.LOCKED))
          .hasMessageContaining(second.run.name());
      second.release();
      RunSummary summary = ended(joining);

      assertThat(summary.interrupted()).isEmpty();
      assertThat(summary.files().vanished()).isEqualTo(1);
      assertThat(database.count("master")).isEqualTo(3 * BRANCHES);
      assertNothingIsLeft(database);
      assertThat(runs(database).run().rows()).isZero();
    }
  }

  @DatabaseTest(on = Product.SERVER)
  void aRunAloneAndASharedOneAndOneOnOtherTermsKeepOutOfEachOthersWay(TestDatabase database)
      throws Exception {
    try (Member first = new Member(database);
        Member other = new Member(database, "another version")) {
      CompletableFuture<RunSummary> leading = first.start();
      first.awaitWork();
      assertThatThrownBy(() -> runs(database).run())
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("Another run holds the lock: run " + first.run.name());
      assertThatThrownBy(other::run)
          .isInstanceOfSatisfying(
              DatabaseException.class,
              e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.LOCKED))
          .hasMessageContaining("another version or configuration")
          .hasMessageContaining(first.run.name());
      first.release();
      ended(leading);
    }
    try (Database alone =
            Database.open(
                new DatabaseSettings(database.url(), database.user(), database.password()), 2);
        RunClaim claim = RunClaim.take(alone, java.time.Clock.systemUTC());
        Member late = new Member(database)) {
      claim.record(
          new org.fitsql.ingest.catalog.CatalogTables(List.of()),
          "ingest",
          "20260501T020000-abcdef",
          Instant.now());
      assertThatThrownBy(late::run)
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("run 20260501T020000-abcdef");
    }
  }

  @DatabaseTest(on = Product.SERVER)
  void anObservationWithFilesInTwoShardsIsWrittenByOneAndCompletedAtTheEnd(TestDatabase database)
      throws Exception {
    Path companions = Files.createDirectories(archive.root().resolve("jitter"));
    for (int i = 0; i < BRANCHES; i++) {
      String rootname = "j8b%c01abj".formatted('a' + i);
      AcsArchive.write(
          companions.resolve(rootname + "_jit.fits"), AcsArchive.primary(rootname, "jit"));
    }
    List<String> alone = undisturbed(database);
    assertThat(alone).anyMatch(row -> row.contains("j8ba01abj_jit.fits"));
    try (Member only = new Member(database)) {
      RunSummary summary = only.run();

      assertThat(contents(database)).isEqualTo(alone);
      assertThat(summary.files().fresh()).isEqualTo(3 * BRANCHES);
      assertThat(summary.files().unchanged()).isZero();
      assertNothingIsLeft(database);
    }
  }

  @DatabaseTest(on = Product.SERVER)
  void shardsOfProcessesThatHaveAllDiedAreGivenUpByTheNextRun(TestDatabase database) {
    runs(database).run();
    database.execute(
        "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked,"
            + " picked_by, last_heartbeat, version) values ('archive-shard', 'dead/00001', 'j8ba',"
            + " '2026-01-01', true, 'dead', '2026-01-01', 2)");
    database.execute(
        "insert into shard_claims (rootname, shard) values ('j8ba01ab', 'dead/00001')");
    assertThat(runs(database).run().interrupted()).as("a run alone").isEmpty();
    assertNothingIsLeft(database);
  }
}
