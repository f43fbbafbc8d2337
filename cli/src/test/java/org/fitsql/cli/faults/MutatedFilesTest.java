package org.fitsql.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.fitsql.cli.Invocation;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files among sound ones: each is accounted for, none says anything that is not in its
 * bytes, and the sound ones do not notice.
 *
 * <p>{@code -Dfitsql.faults.files=10000} makes so many, {@code -Dfitsql.faults.seed} the same ones
 * again. The seed and, where one is to blame, the file are in the message.
 */
class MutatedFilesTest {
  private static final int FILES = Integer.getInteger("fitsql.faults.files", 1_000);
  private static final long SEED = Long.getLong("fitsql.faults.seed", 20_261_121L);
  private static final int SOUND = 12;
  private static final String NUMBERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final List<String> TABLES =
      List.of("master", "datasets", "wfc_flt_0", "wfc_raw_1", "hrc_flt_1", "sbc_flt_0");

  @TempDir private Path here;
  private final Random random = new Random(SEED);
  private final Map<String, byte[]> originals = new TreeMap<>();

  @BeforeEach
  void soundFiles() throws IOException {
    ArchiveSimulator.builtIn()
        .write(here.resolve("sound"), new ArchiveSimulator.Wish(SOUND, false, 7));
    try (Stream<Path> files = Files.walk(here.resolve("sound"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".fits")).toList()) {
        originals.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
  }

  @DatabaseTest(on = Product.H2)
  @Timeout(
      value = 10L * 60,
      unit = TimeUnit.SECONDS,
      threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void damagedFilesAreAccountedForAndHarmNoOther(TestDatabase database) throws Exception {
    run(database, "sound");
    List<String> alone = rowsOfSoundFiles(database);
    database.clear();
    int made = writeMutants();
    int sound = originals.size();

    int code = run(database, "sound");

    String seed = "seed " + SEED + ", " + FILES + " files";
    assertThat(code).as(seed).isEqualTo(3);
    assertThat(database.count("files")).as(seed).isEqualTo(made + sound);
    assertThat(database.rows("select path, message from failures where message like '%defect%'"))
        .as(seed)
        .isEmpty();
    assertThat(
            database.rows("select path, message from failures where message like '%unexpected%'"))
        .as(seed)
        .isEmpty();
    assertThat(rowsOfSoundFiles(database)).as(seed).isEqualTo(alone);
    everyFileThatWasNotIngestedIsAFailure(database);
    everyHduLiesWithinItsFile(database);
    System.out.println(
        "mutated files: " + database.rows("select state, count(*) from files group by state"));
  }

  private int run(TestDatabase database, String archive) {
    Invocation fitsql = new Invocation(here).environment("FITSQL_DATABASE_URL", database.url());
    int code =
        fitsql.run("ingest", "--archive", archive, "--settle", "0", "--unknown-keywords", "report");
    assertThat(code).as(fitsql.err()).isIn(0, 3);
    return code;
  }

  /** One mutant in ten is gzipped, one in ten of these cut off. */
  private int writeMutants() throws IOException {
    FitsMutator mutator = new FitsMutator(random);
    List<String> names = new ArrayList<>(originals.keySet());
    for (int i = 0; i < FILES; i++) {
      String name = names.get(i % names.size());
      String rootname = name.substring(0, 9);
      String other = "jz" + number(i) + rootname.substring(7);
      byte[] renamed = renamed(originals.get(name), rootname, other);
      Path folder =
          Files.createDirectories(here.resolve("sound").resolve("jz" + i % 7).resolve(other));
      Path file = folder.resolve(other + name.substring(9));
      Files.write(file, renamed);
      List<Hdu> hdus = new FitsReader().read(file).hdus();
      byte[] bytes = mutator.mutated(renamed, hdus);
      if (i % 10 == 0) {
        Files.delete(file);
        file = folder.resolve(file.getFileName() + ".gz");
        bytes = gzipped(bytes, i % 100 == 0);
      }
      Files.write(file, bytes);
    }
    return FILES;
  }

  private static String number(int i) {
    StringBuilder digits = new StringBuilder();
    for (int rest = i, d = 0; d < 5; d++, rest /= NUMBERS.length()) {
      digits.append(NUMBERS.charAt(rest % NUMBERS.length()));
    }
    return digits.toString();
  }

  /** The same file under another rootname of as many characters, in its headers too. */
  private static byte[] renamed(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.replace(from, to)
        .replace(from.toUpperCase(java.util.Locale.ROOT), to.toUpperCase(java.util.Locale.ROOT))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] gzipped(byte[] bytes, boolean cut) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    byte[] all = packed.toByteArray();
    return cut ? java.util.Arrays.copyOf(all, random.nextInt(all.length)) : all;
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
    assertThat(
            database.rows(
                "select rootname from master where rootname not in"
                    + " (select rootname from files where state = 'ingested')"))
        .isEmpty();
  }
}
