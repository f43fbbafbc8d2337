package org.fitsql.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.fitsql.cli.Invocation;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files among sound ones: each is accounted for within ten seconds of processor time, none
 * says anything that is not in its bytes, and the sound ones do not notice.
 *
 * <p>{@code -Dfitsql.faults.files=10000} makes so many, {@code -Dfitsql.faults.seed} the same ones
 * again. The seed and, where one is to blame, the file are in the message.
 */
class MutatedFilesTest {
  private static final int FILES = Integer.getInteger("fitsql.faults.files", 500);
  private static final long SEED = Long.getLong("fitsql.faults.seed", 20_261_121L);

  /** So many at once: ten thousand take ten gigabytes. */
  private static final int BATCH = 1_000;

  private static final int SOUND = 12;
  private static final long LIMIT_MILLIS = 10_000;

  /** A file that waits for something that never comes takes no processor time. */
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private static final String NUMBERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final List<String> TABLES =
      List.of("master", "datasets", "wfc_flt_0", "wfc_raw_1", "hrc_flt_1", "sbc_flt_0");

  @TempDir private Path here;
  private final Random random = new Random(SEED);
  private final List<SoundFile> originals = new ArrayList<>();

  @BeforeEach
  void soundFiles() throws IOException {
    ArchiveSimulator.builtIn()
        .write(here.resolve("sound"), new ArchiveSimulator.Wish(SOUND, false, 7));
    try (Stream<Path> files = Files.walk(here.resolve("sound"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".fits")).sorted().toList()) {
        originals.add(SoundFile.read(file));
      }
    }
  }

  @DatabaseTest(on = Product.H2)
  void damagedFilesAreAccountedForAndHarmNoOther(TestDatabase database) throws Exception {
    run(database);
    List<String> alone = rowsOfSoundFiles(database);
    for (int made = 0; made < FILES; made += BATCH) {
      int files = Math.min(BATCH, FILES - made);
      database.clear();
      writeMutants(made, files);
      ingestAndCheck(database, alone, files);
      for (int folder = 0; folder < 7; folder++) {
        FileTree.delete(here.resolve("sound").resolve("jz" + folder));
      }
    }
  }

  private void ingestAndCheck(TestDatabase database, List<String> alone, int files)
      throws Exception {
    int code = run(database);

    String seed = "seed " + SEED + ", " + FILES + " files";
    assertThat(code).as(seed).isEqualTo(3);
    assertThat(database.count("files")).as(seed).isEqualTo(files + originals.size());
    assertThat(
            database.rows(
                "select path, message from failures where message like '%defect%'"
                    + " or message like '%unexpected%' or message like '%OutOfMemory%'"))
        .as(seed)
        .isEmpty();
    assertThat(rowsOfSoundFiles(database)).as(seed).isEqualTo(alone);
    everyFileThatWasNotIngestedIsAFailure(database);
    everyHduLiesWithinItsFile(database);
    System.out.println(
        "mutated files: " + database.rows("select state, count(*) from files group by state"));
  }

  /** Looks at the run from outside, so that one that hangs fails and says where. */
  private int run(TestDatabase database) throws Exception {
    TimeOfFiles times = new TimeOfFiles();
    Invocation fitsql =
        new Invocation(here, times).environment("FITSQL_DATABASE_URL", database.url());
    CompletableFuture<Integer> run =
        CompletableFuture.supplyAsync(
            () ->
                fitsql.run(
                    "ingest",
                    "--archive",
                    "sound",
                    "--settle",
                    "0",
                    "--unknown-keywords",
                    "report"));
    long begun = -1;
    long since = System.nanoTime();
    while (!run.isDone()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      if (begun != times.observations()) {
        begun = times.observations();
        since = System.nanoTime();
      }
      boolean hangs =
          times.millisOfLongestInHand() > LIMIT_MILLIS
              || System.nanoTime() - since > PATIENCE_NANOS;
      assertThat(hangs).as(() -> "seed " + SEED + ", a file hangs: " + workers()).isFalse();
    }
    assertThat(run.get()).as(fitsql.err()).isIn(0, 3);
    assertThat(times.observations()).isPositive();
    assertThat(times.millisOfLongest()).as("seed " + SEED).isLessThan(LIMIT_MILLIS);
    System.out.println("the slowest observation took " + times.millisOfLongest() + " ms");
    return run.get();
  }

  private static String workers() {
    StringBuilder stacks = new StringBuilder();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) ->
                stacks.append("\n").append(thread).append(" ").append(Arrays.toString(stack)));
    return stacks.toString();
  }

  /** One mutant in ten is gzipped, one in ten of these cut off. */
  private void writeMutants(int from, int files) throws IOException {
    FitsMutator mutator = new FitsMutator(random);
    for (int i = from; i < from + files; i++) {
      SoundFile original = originals.get(i % originals.size());
      String rootname = original.rootname("jz" + number(i));
      byte[] bytes = mutator.mutated(original.renamed(rootname), original.hdus());
      String name = original.filename(rootname);
      if (i % 10 == 0) {
        name += ".gz";
        bytes = gzipped(bytes, i % 100 == 0);
      }
      Path folder =
          Files.createDirectories(here.resolve("sound").resolve("jz" + i % 7).resolve(rootname));
      Files.write(folder.resolve(name), bytes);
    }
  }

  private static String number(int i) {
    StringBuilder digits = new StringBuilder();
    for (int rest = i, d = 0; d < 5; d++, rest /= NUMBERS.length()) {
      digits.append(NUMBERS.charAt(rest % NUMBERS.length()));
    }
    return digits.toString();
  }

  private byte[] gzipped(byte[] bytes, boolean cut) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    byte[] all = packed.toByteArray();
    return cut ? Arrays.copyOf(all, random.nextInt(all.length)) : all;
  }

  private static List<String> rowsOfSoundFiles(TestDatabase database) {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      database
          .rows("select * from " + table + " where rootname not like 'jz%' order by rootname")
          .forEach(row -> rows.add(table + " " + withoutTimes(row)));
    }
    return rows;
  }

  private static List<Object> withoutTimes(List<Object> row) {
    return row.stream().filter(value -> !(value instanceof java.sql.Timestamp)).toList();
  }

  private static void everyFileThatWasNotIngestedIsAFailure(TestDatabase database) {
    assertThat(
            database.rows(
                "select path, state from files where state <> 'ingested'"
                    + " and path not in (select path from failures)"))
        .isEmpty();
  }

  private static void everyHduLiesWithinItsFile(TestDatabase database) {
    assertThat(
            database.rows(
                "select h.path, h.hdu from hdus h join files f on f.path = h.path"
                    + " where f.filename not like '%.gz' and"
                    + " (h.header_offset + h.header_bytes > f.size"
                    + " or (h.data_size > 0 and h.data_offset + h.data_size > f.size))"))
        .isEmpty();
    for (String table : TABLES.subList(2, TABLES.size())) {
      assertThat(
              database.rows(
                  "select t.filename from "
                      + table
                      + " t left join files f on f.filename = t.filename"
                      + " and f.rootname = t.rootname and f.state = 'ingested'"
                      + " where f.path is null"))
          .as(table)
          .isEmpty();
    }
    assertThat(
            database.rows(
                "select rootname from master where rootname not in"
                    + " (select rootname from files where state = 'ingested')"))
        .isEmpty();
  }
}
