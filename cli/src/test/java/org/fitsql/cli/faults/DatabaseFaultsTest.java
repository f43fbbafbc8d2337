package org.fitsql.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.fitsql.cli.Invocation;
import org.fitsql.testkit.PrivateServer;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that writes to a server which fails it. To meet the run in the middle, the test holds a row
 * that the run has to write, and waits until the run waits for it.
 */
class DatabaseFaultsTest {
  private static final int BEFORE = 3;
  private static final int NEW = 9;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

  @TempDir private static Path here;
  private static PrivateServer server;
  private static Path heldFile;
  private static List<String> undisturbed;

  private TestDatabase database;
  private Connection other;

  @BeforeAll
  static void anArchiveAndWhatItsRowsShouldBe() throws IOException {
    server = PrivateServer.startOrSkip();
    SmallAcs acs = new SmallAcs();
    SmallAcs.writeDefinitions(here.resolve("definitions"), "raw");
    for (int i = 0; i < BEFORE + NEW; i++) {
      Path observation = acs.write(here.resolve("after"), i, "raw");
      Path same = here.resolve("before").resolve(here.resolve("after").relativize(observation));
      if (i < BEFORE) {
        Files.createDirectories(same.getParent());
        Files.createSymbolicLink(same, observation);
      }
      heldFile = here.resolve("after").relativize(observation);
    }
    Files.writeString(
        here.resolve("fitsql.yaml"),
        "settle: 0\nworkers: 2\ndefinitions: definitions\ninstrument: hst/acs\n");
    try (TestDatabase reference = server.database()) {
      assertThat(run(reference, "before")).isZero();
      assertThat(run(reference, "after")).isZero();
      undisturbed = DatabaseDump.of(reference);
    }
  }

  @BeforeEach
  void aDatabaseWithSomeRows() throws SQLException {
    database = server.database();
    assertThat(run(database, "before")).isZero();
    other = server.connect(database);
    other.setAutoCommit(false);
  }

  @AfterEach
  void dropTheDatabase() throws SQLException {
    other.abort(Runnable::run); // its server may have been killed
    database.close();
  }

  @AfterAll
  static void stopTheServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aServerThatIsKilledAndComesBackCostsNoRow() throws Exception {
    holdARow();
    CompletableFuture<Integer> run = startRun();
    waitUntilTheRunWaits();

    server.kill();
    server.start();

    assertThat(run.get()).isZero();
    assertThat(DatabaseDump.difference(undisturbed, DatabaseDump.of(database))).isEmpty();
  }

  @Test
  void connectionsThatAreCutAreReplaced() throws Exception {
    holdARow();
    CompletableFuture<Integer> run = startRun();
    waitUntilTheRunWaits();

    for (List<Object> connection :
        database.rows(
            "select id from information_schema.processlist where db = schema()"
                + " and id <> connection_id() and id <> ?",
            value("select connection_id()"))) {
      try (Statement kill = other.createStatement()) {
        kill.execute("kill " + connection.get(0));
      } catch (SQLException e) {
        assertThat(e.getErrorCode()).as("it may be gone already: %s", e).isEqualTo(1094);
      }
    }
    other.rollback();

    assertThat(run.get()).isZero();
    assertThat(DatabaseDump.difference(undisturbed, DatabaseDump.of(database))).isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(named = "fitsql.faults.large", matches = "true")
  void aLockThatIsHeldTooLongIsWaitedForAgain() throws Exception {
    database.execute("set global innodb_lock_wait_timeout = 1");
    long waits = status("Innodb_row_lock_waits");
    holdARow();
    CompletableFuture<Integer> run = startRun();
    waitUntil(() -> status("Innodb_row_lock_waits") >= waits + 2);
    other.rollback();
    database.execute("set global innodb_lock_wait_timeout = 50");

    assertThat(run.get()).isZero();
    assertThat(DatabaseDump.difference(undisturbed, DatabaseDump.of(database))).isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(named = "fitsql.faults.large", matches = "true")
  void theVictimOfADeadlockTriesAgain() throws Exception {
    long deadlocks = status("Innodb_deadlocks");
    try (Statement heavy = other.createStatement()) {
      heavy.execute("create table ballast (n int primary key)");
      heavy.execute("insert into ballast select seq from seq_1_to_20000"); // the run is lighter
    }
    holdARow();
    CompletableFuture<Integer> run = startRun();
    waitUntilTheRunWaits();
    String rootname = heldFile.getFileName().toString().substring(0, 8);
    try (Statement second = other.createStatement()) {
      second.execute("insert into master (rootname) values ('" + rootname + "')");
    }
    assertThat(status("Innodb_deadlocks")).isGreaterThan(deadlocks);
    other.rollback();

    assertThat(run.get()).isZero();
    database.execute("drop table ballast");
    assertThat(DatabaseDump.difference(undisturbed, DatabaseDump.of(database))).isEmpty();
  }

  private void holdARow() throws SQLException {
    String file = heldFile.resolve(heldFile.getFileName() + "_raw.fits").toString();
    try (Statement insert = other.createStatement()) {
      insert.execute("insert into files (path) values ('" + file + "')");
    }
  }

  private CompletableFuture<Integer> startRun() {
    return CompletableFuture.supplyAsync(() -> run(database, "after"));
  }

  private void waitUntilTheRunWaits() throws Exception {
    waitUntil(
        () ->
            !database
                .rows(
                    "select trx_id from information_schema.innodb_trx where trx_state = 'LOCK WAIT'")
                .isEmpty());
  }

  private interface Condition {
    boolean holds();
  }

  private static void waitUntil(Condition condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("the time of patience").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private long status(String name) {
    return Long.parseLong(
        database.rows("show global status like '" + name + "'").get(0).get(1).toString());
  }

  private Object value(String sql) throws SQLException {
    try (Statement statement = other.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getObject(1);
    }
  }

  private static int run(TestDatabase database, String archive) {
    Invocation fitsql =
        new Invocation(here)
            .environment("FITSQL_DATABASE_URL", database.url())
            .environment("FITSQL_DATABASE_USER", database.user())
            .environment("FITSQL_DATABASE_PASSWORD", database.password());
    int code = fitsql.run("ingest", "--archive", archive, "--no-quicklook");
    if (code != 0) {
      System.err.println(fitsql.err());
    }
    return code;
  }
}
