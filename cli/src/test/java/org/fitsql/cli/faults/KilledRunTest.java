package org.fitsql.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.fitsql.cli.Invocation;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run is killed, the run that takes over is killed too, and so on; then one is let finish. What
 * is there now must be what a run that nobody disturbed leaves.
 *
 * <p>{@code -Dfitsql.faults.kills=200} kills so often on each database; {@code
 * -Dfitsql.faults.seed} repeats the moments of an earlier test, as far as another process can be
 * made to.
 */
class KilledRunTest {
  private static final int KEPT = 3;
  private static final int CHANGED = 3;
  private static final int GONE = 2;
  private static final int NEW = 18;

  /** Runs killed one after the other before one may finish. */
  private static final int SERIES = 20;

  /** So many more image files than before, at most, and a run is killed. */
  private static final int STEP = 4;

  private static final long LONGEST_DELAY_MICROS = 40_000;

  @TempDir private Path here;
  private final long seed = Long.getLong("fitsql.faults.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @BeforeEach
  void twoStatesOfAnArchive() throws IOException {
    SmallAcs acs = new SmallAcs();
    SmallAcs.writeDefinitions(here.resolve("definitions"), "raw", "flt");
    Path before = here.resolve("before");
    Path after = here.resolve("after");
    for (int i = 0; i < KEPT + CHANGED + GONE + NEW; i++) {
      Path observation = acs.write(after, i, "raw", "flt");
      Path same = before.resolve(after.relativize(observation));
      if (i < KEPT + CHANGED + GONE) {
        link(observation, same);
      }
      if (i >= KEPT && i < KEPT + CHANGED) {
        reprocessed(observation);
      } else if (i >= KEPT + CHANGED && i < KEPT + CHANGED + GONE) {
        FileTree.delete(observation);
      }
    }
    Files.writeString(
        here.resolve("fitsql.yaml"),
        """
        settle: 0
        workers: 2
        definitions: definitions
        instrument: hst/acs
        quicklook: { sizes: [48], deep-zoom: true }
        """);
  }

  /** The same files, inodes and all, in another archive. */
  private static void link(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.createLink(to.resolve(file.getFileName()), file);
      }
    }
  }

  private static void reprocessed(Path observation) throws IOException {
    try (Stream<Path> files = Files.list(observation)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file); // the other archive keeps its link
        Files.write(file, bytes);
        SmallAcs.reprocess(file);
      }
    }
  }

  @DatabaseTest(on = Product.H2)
  void aRunThatIsKilledLeavesNothingThatTheNextOneDoesNotMend(TestDatabase database)
      throws Exception {
    killAndCompare(database, Integer.getInteger("fitsql.faults.kills", 10));
  }

  @DatabaseTest(on = Product.SERVER)
  @EnabledIfSystemProperty(named = "fitsql.faults.kills", matches = "\\d+")
  void theSameOnAServerThatGoesOn(TestDatabase database) throws Exception {
    killAndCompare(database, Integer.getInteger("fitsql.faults.kills"));
  }

  private void killAndCompare(TestDatabase database, int kills) throws Exception {
    startFromBefore(database);
    finish(database);
    List<String> rows = DatabaseDump.of(database);
    Map<String, String> images = FileTree.of(here.resolve("jpegs"));
    Map<String, String> thumbnails = FileTree.of(here.resolve("thumbnails"));
    assertThat(thumbnails).hasSize(KEPT + CHANGED + NEW);
    int remembered = 0;
    for (int killed = 0; killed < kills; ) {
      startFromBefore(database);
      List<Integer> moments = killOneAfterTheOther(database, Math.min(SERIES, kills - killed));
      killed += moments.size();
      finish(database);
      String when = "seed %d, killed after %s image files".formatted(seed, moments);
      assertThat(FileTree.of(here.resolve("jpegs"))).as(when).isEqualTo(images);
      assertThat(FileTree.of(here.resolve("thumbnails"))).as(when).isEqualTo(thumbnails);
      assertThat(DatabaseDump.difference(rows, DatabaseDump.of(database))).as(when).isEmpty();
      remembered += (int) database.count("runs where outcome = 'interrupted'");
    }
    System.out.printf(
        "seed %d: killed %d runs; the database remembers %d%n", seed, kills, remembered);
  }

  private void startFromBefore(TestDatabase database) throws IOException {
    database.clear();
    FileTree.delete(here.resolve("jpegs"));
    FileTree.delete(here.resolve("thumbnails"));
    run(database, "before");
  }

  private void finish(TestDatabase database) {
    run(database, "after");
    assertThat(database.rows("select outcome from runs where outcome = 'running'")).isEmpty();
  }

  private void run(TestDatabase database, String archive) {
    Invocation fitsql =
        new Invocation(here)
            .environment("FITSQL_DATABASE_URL", database.url())
            .environment("FITSQL_DATABASE_USER", database.user())
            .environment("FITSQL_DATABASE_PASSWORD", database.password());
    assertThat(fitsql.run("ingest", "--archive", archive)).as(fitsql.err()).isZero();
  }

  /**
   * Kills up to so many runs, each while it starts or mends what the one before left, or when it
   * has got a little further; fewer where one was done before its moment came.
   *
   * @return how many image files each added
   */
  private List<Integer> killOneAfterTheOther(TestDatabase database, int most) throws Exception {
    List<Integer> moments = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      int already = imageFiles();
      int logs = logs();
      // some while it starts, most while it draws and commits
      int more = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(STEP);
      long delay = random.nextLong(more == 0 ? 10 * LONGEST_DELAY_MICROS : LONGEST_DELAY_MICROS);
      try (FitsqlProcess process =
          FitsqlProcess.start(here, database, "ingest", "--archive", "after")) {
        waitForImages(process, already + more, logs + 1);
        LockSupport.parkNanos(1_000 * delay);
        process.kill();
        if (process.exitCode() != FitsqlProcess.KILLED) {
          assertThat(process.exitCode()).as(process.err()).isZero();
          break;
        }
        moments.add(imageFiles() - already);
      }
    }
    return moments;
  }

  private void waitForImages(FitsqlProcess process, int wanted, int logs) throws IOException {
    while (process.isAlive() && (imageFiles() < wanted || logs() < logs)) {
      LockSupport.parkNanos(4_000_000);
    }
  }

  /** A run has a log from its first moment. */
  private int logs() throws IOException {
    try (Stream<Path> files = Files.list(here.resolve("logs"))) {
      return (int) files.count();
    }
  }

  private int imageFiles() throws IOException {
    try (Stream<Path> files = Files.walk(here.resolve("jpegs"), 2)) {
      return (int) files.count();
    } catch (java.io.UncheckedIOException e) {
      return 0; // a hidden folder was moved while it was listed
    }
  }
}
