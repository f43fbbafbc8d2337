package org.fitsql.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.fitsql.cli.Invocation;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** An archive that goes away, or does not let itself be read: nothing is taken for gone. */
class ArchiveFaultsTest {
  private static final int OBSERVATIONS = 4;
  private static final int SETTLE = 8;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

  /** A superuser who may not read everything: as other users are. */
  private static final List<String> WITHOUT_OVERRIDE =
      List.of(
          "/usr/bin/setpriv",
          "--bounding-set=-dac_override,-dac_read_search",
          "--inh-caps=-dac_override,-dac_read_search");

  @TempDir private Path here;
  private final SmallAcs acs = new SmallAcs();
  private Path archive;
  private Path last;

  ArchiveFaultsTest() throws IOException {}

  @BeforeEach
  void anArchive() throws IOException {
    archive = here.resolve("archive");
    SmallAcs.writeDefinitions(here.resolve("definitions"), "raw");
    for (int i = 0; i < OBSERVATIONS; i++) {
      last = acs.write(archive, i, "raw");
    }
    Files.writeString(
        here.resolve("fitsql.yaml"),
        "archive: archive\ndefinitions: definitions\ninstrument: hst/acs\n");
  }

  @DatabaseTest(on = Product.H2)
  void anEmptyMountPointIsNotAnArchiveWhoseFilesAreGone(TestDatabase database) throws Exception {
    assertThat(run(database, 0)).isZero();
    Path away = Files.move(archive, here.resolve("away"));
    Files.createDirectory(archive);

    assertThat(run(database, 0)).isEqualTo(2);

    assertThat(states(database)).containsOnly(List.of("ingested"));
    Files.delete(archive);
    Files.move(away, archive);
    assertThat(run(database, 0)).isZero();
    assertThat(database.count("master")).isEqualTo(OBSERVATIONS);
  }

  @DatabaseTest(on = Product.SERVER)
  void anArchiveThatIsUnmountedInTheMiddleLosesNothingAndGoesOnWhenItIsBack(TestDatabase database)
      throws Exception {
    assertThat(run(database, 0)).isZero();
    SmallAcs.reprocess(only(last));
    acs.write(archive, 77, "raw");
    beingWritten(only(last));
    CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> run(database, SETTLE));
    waitUntilARunIsUnderWay(database);
    Path away = Files.move(archive, here.resolve("away"));

    int code = run.get();
    assumeTrue(code != 0, "this machine was so slow that the run was over before");
    assertThat(code).isEqualTo(3);

    assertThat(database.rows("select path from files where state = 'vanished'")).isEmpty();
    assertThat(database.count("hrc_raw_0")).isEqualTo(OBSERVATIONS);
    Files.move(away, archive);
    assertThat(run(database, 0)).isZero();
    assertThat(states(database)).containsOnly(List.of("ingested"));
    assertThat(database.count("hrc_raw_0")).isEqualTo(OBSERVATIONS + 1);
    assertThat(database.count("hrc_raw_0 where exptime = 4321.5")).isEqualTo(1);
  }

  @DatabaseTest(on = Product.SERVER)
  @EnabledIfSystemProperty(named = "fitsql.faults.large", matches = "true")
  void aFileThatChangesWhileARunIsUnderWayIsTakenByTheNext(TestDatabase database) throws Exception {
    byte[] whole = Files.readAllBytes(only(last));
    beingWritten(only(last));
    CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> run(database, SETTLE));
    waitUntilARunIsUnderWay(database);
    Files.write(only(last), Arrays.copyOf(whole, whole.length / 2));

    int code = run.get();
    assumeTrue(code != 0, "this machine was so slow that the run was over before");
    assertThat(code).isEqualTo(3);

    assertThat(
            database.rows(
                "select distinct state from files where filename = ?",
                only(last).getFileName().toString()))
        .containsExactly(List.of("incomplete"));
    assertThat(database.count("hrc_raw_0")).isEqualTo(OBSERVATIONS - 1);
    Files.write(only(last), whole);
    assertThat(run(database, 0)).isZero();
    assertThat(database.count("hrc_raw_0")).isEqualTo(OBSERVATIONS);
  }

  @DatabaseTest(on = Product.H2)
  void whatMayNotBeReadKeepsItsRowsUntilItMay(TestDatabase database) throws Exception {
    boolean everything = Files.isReadable(Path.of("/etc/shadow"));
    assumeTrue(
        !everything || Files.isExecutable(Path.of(WITHOUT_OVERRIDE.get(0))),
        "run as a user who may read everything, and there is no setpriv");
    assertThat(run(database, 0)).isZero();
    SmallAcs.reprocess(only(last));
    Path file = only(last);
    Path folder = only(archive.resolve(archive.relativize(last).getName(0)));
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
    Files.setPosixFilePermissions(file, Set.of());
    try (FitsqlProcess process =
        FitsqlProcess.start(
            everything ? WITHOUT_OVERRIDE : List.of(), here, database, "ingest", "--settle", "0")) {
      assertThat(process.exitCode()).as(process.err()).isEqualTo(3);
      assertThat(process.err()).contains("permission denied");
    }
    assertThat(database.count("hrc_raw_0")).isEqualTo(OBSERVATIONS);
    Files.setPosixFilePermissions(folder, Set.of());
    try (FitsqlProcess process =
        FitsqlProcess.start(
            everything ? WITHOUT_OVERRIDE : List.of(), here, database, "ingest", "--settle", "0")) {
      assertThat(process.exitCode()).as(process.err()).isEqualTo(3);
    } finally {
      Files.setPosixFilePermissions(folder, permissions);
      Files.setPosixFilePermissions(file, permissions);
    }
    assertThat(database.rows("select path from files where state = 'vanished'")).isEmpty();
    assertThat(database.count("hrc_raw_0")).isEqualTo(OBSERVATIONS);
    assertThat(run(database, 0, "--force")).isZero();
    assertThat(database.count("hrc_raw_0 where exptime = 4321.5")).isEqualTo(1);
  }

  /** A time in the future: the run waits for the file as long as for any. */
  private static void beingWritten(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));
  }

  private static Path only(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.sorted().findFirst().orElseThrow();
    }
  }

  private static List<List<Object>> states(TestDatabase database) {
    return database.rows("select state from files");
  }

  private static void waitUntilARunIsUnderWay(TestDatabase database) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!isUnderWay(database)) {
      assertThat(System.nanoTime()).as("the time of patience").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static boolean isUnderWay(TestDatabase database) {
    boolean made =
        !database
            .rows(
                "select 1 from information_schema.tables where table_schema = schema()"
                    + " and table_name = 'runs'")
            .isEmpty();
    return made && database.count("runs where outcome = 'running'") > 0;
  }

  private int run(TestDatabase database, int settle, String... more) {
    Invocation fitsql =
        new Invocation(here)
            .environment("FITSQL_DATABASE_URL", database.url())
            .environment("FITSQL_DATABASE_USER", database.user())
            .environment("FITSQL_DATABASE_PASSWORD", database.password());
    String[] arguments =
        Stream.concat(Stream.of("ingest", "--settle", String.valueOf(settle)), Arrays.stream(more))
            .toArray(String[]::new);
    return fitsql.run(arguments);
  }
}
