package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.cards.HduHeader;
import org.fitsql.ingest.cards.StoredFile;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What runs keep of the headers that files have, and had. */
class HeaderChangesTest {
  private static final String ROOT = "j8bt05njq";
  private static final String PATH = "j8bt/j8bt05njq/j8bt05njq_flt.fits";

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database).drawing(false);
  }

  private static Database open(TestDatabase database) {
    return Database.open(
        new DatabaseSettings(database.url(), database.user(), database.password()), 2);
  }

  private static HduBuilder flt() {
    return AcsArchive.bare(ROOT, "flt").card("DETECTOR", "HRC", "detector");
  }

  @DatabaseTest
  void whatAReprocessedFileChangesIsInHeaderChanges(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw");
    archive.write(
        ROOT,
        "flt",
        flt()
            .card("EXPTIME", 60.5, "exposure")
            .card("TARGNAME", "NGC104", "target")
            .undefined("GUIDE", "guide star")
            .literal("GAIN", "1.0", "gain")
            .history("calibrated"));
    runs(database).run();
    assertThat(database.count("header_changes")).as("a first version changes nothing").isZero();

    archive.write(
        ROOT,
        "flt",
        flt()
            .card("EXPTIME", 61.0, "exposure")
            .card("CRDS_CTX", "hst_1000.pmap", "context")
            .card("GUIDE", "", "guide star used")
            .literal("GAIN", "1.00", "gain")
            .history("calibrated")
            .history("and again"));
    runs(database).run();

    assertThat(
            database.rows(
                "select kind, keyword, old_value, new_value, old_comment, new_comment"
                    + " from header_changes order by seq"))
        .containsExactly(
            Arrays.asList("value", "EXPTIME", "60.5", "61.0", null, null),
            Arrays.asList("added", "CRDS_CTX", null, "hst_1000.pmap", null, "context"),
            Arrays.asList("value", "GUIDE", null, "", "guide star", "guide star used"),
            Arrays.asList("removed", "TARGNAME", "NGC104", null, "target", null),
            Arrays.asList("added", "HISTORY", null, "and again", null, null));
    assertThat(
            database.rows(
                "select distinct path, version, rootname, filename, filetype, hdu, extname, extver"
                    + " from header_changes"))
        .containsExactly(
            List.of(PATH, 2L, "j8bt05nj", ROOT + "_flt.fits", "flt", 0L, "PRIMARY", 1L));
    assertThat(
            database.rows(
                "select c.rootname from header_changes c join runs r on r.run = c.run"
                    + " where c.keyword = 'EXPTIME' and c.kind = 'value'"
                    + " and c.changed_at = r.started and c.changed_at >= '2026-01-01'"))
        .containsExactly(List.of("j8bt05nj"));
  }

  @DatabaseTest
  void everyVersionIsComparedWithTheOneBeforeAndUnchangedHeadersWithNone(TestDatabase database)
      throws IOException {
    for (int gain = 1; gain <= 3; gain++) {
      archive.write(ROOT, "flt", flt().card("GAIN", gain, ""));
      runs(database).run();
      runs(database).run();
      runs(database).forced().run();
    }

    assertThat(
            database.rows(
                "select version, seq, keyword, old_value, new_value from header_changes"
                    + " order by version"))
        .containsExactly(List.of(2L, 1L, "GAIN", "1", "2"), List.of(3L, 1L, "GAIN", "2", "3"));
    assertThat(database.rows("select version, count(*) from hdus group by version order by 1"))
        .containsExactly(List.of(1L, 4L), List.of(2L, 4L), List.of(3L, 4L));
  }

  @DatabaseTest
  void aFileThatVanishedFailedAndComesBackIsComparedWithItsLastGoodVersion(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "raw");
    Path flt = archive.write(ROOT, "flt", flt().card("GAIN", 1, ""));
    runs(database).run();
    Files.delete(flt);
    runs(database).run();
    Files.writeString(flt, "this is not FITS");
    runs(database).run();
    archive.write(ROOT, "flt", flt().card("GAIN", 2, ""));
    runs(database).run();

    assertThat(database.rows("select version, keyword, old_value, new_value from header_changes"))
        .containsExactly(List.of(2L, "GAIN", "1", "2"));
  }

  @DatabaseTest
  void thousandsOfChangesAreBoundedAndTheRestIsCountedInOneRow(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "flt", flt().card("LAST", 1, ""));
    runs(database).run();
    HduBuilder longer = flt();
    for (int i = 0; i < 2_500; i++) {
      longer.history("line " + i);
    }
    archive.write(ROOT, "flt", longer.card("LAST", 2, "").card("WORDS", "w".repeat(9_000), ""));
    runs(database).run();

    assertThat(database.count("header_changes")).isEqualTo(2_001);
    assertThat(database.rows("select new_value from header_changes where kind = 'more'"))
        .containsExactly(List.of("502"));
    assertThat(database.rows("select old_value, new_value from header_changes where seq = 1"))
        .as("values before lines of text")
        .containsExactly(List.of("1", "2"));
    assertThat(
            database.value(
                "select cast(length(new_value) as char(4)) from header_changes where seq = 2"))
        .isEqualTo("4000");
  }

  @DatabaseTest
  void earlierCardsThatAreDamagedCostNothingButTheComparison(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "flt", flt().card("GAIN", 1, ""));
    runs(database).run();
    database.execute("update hdus set header_bytes = 5760 where hdu = 0");
    archive.write(ROOT, "flt", flt().card("GAIN", 2, ""));
    RunSummary summary = runs(database).run();

    assertThat(summary.isComplete()).isTrue();
    assertThat(summary.troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.severity()).isEqualTo(Severity.WARNING);
              assertThat(trouble.path()).isEqualTo(PATH);
              assertThat(trouble.message()).contains("damaged", "version 1", "HDU 0");
            });
    assertThat(database.count("header_changes")).isZero();
    assertThat(database.rows("select version, state from files"))
        .containsExactly(List.of(2L, "ingested"));
  }

  @DatabaseTest
  void realAcsHeadersComeBackByteForByte(TestDatabase database) throws Exception {
    Path real = realArchive();
    assertThat(new Runs(real, directory.resolve("images"), database).drawing(false).run().rows())
        .isPositive();

    try (Database open = open(database)) {
      StoredHeaders stored = new StoredHeaders(open);
      List<List<Object>> paths = database.rows("select path from files where state = 'ingested'");
      assertThat(paths).hasSize(8);
      for (List<Object> path : paths) {
        Path file = real.resolve(path.get(0).toString());
        StoredFile found = stored.read(path.get(0).toString(), 1).orElseThrow();
        assertThat(joined(found.hdus())).as(file.toString()).isEqualTo(headersOf(file));
      }
    }
  }

  private static byte[] joined(List<HduHeader> hdus) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    hdus.forEach(hdu -> bytes.writeBytes(hdu.header().bytes()));
    return bytes.toByteArray();
  }

  /** Cut out of the bytes of the file. */
  private static byte[] headersOf(Path file) throws IOException {
    FitsFile fits = new FitsReader().read(file);
    byte[] all = Files.readAllBytes(file);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    fits.hdus()
        .forEach(
            hdu ->
                bytes.write(
                    all, (int) hdu.headerOffset(), (int) (hdu.dataOffset() - hdu.headerOffset())));
    return bytes.toByteArray();
  }

  private static Path realArchive() {
    Path root =
        Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.isDirectory(folder.resolve(".mvn")))
            .findFirst()
            .orElseThrow();
    Path real = root.resolveSibling("shared").resolve("data/acs-archive");
    Assumptions.assumeTrue(
        Files.isDirectory(real),
        "skipped: there is no directory shared/data/acs-archive beside the checkout");
    return real;
  }
}
