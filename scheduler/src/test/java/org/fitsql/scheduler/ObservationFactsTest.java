package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.simulation.file.ImageData;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What table {@code observation_facts} and view {@code observations} say of an observation. */
class ObservationFactsTest {
  private static final String ROOT = "j8bt05njq";
  private static final String SOURCE = "j8bt/" + ROOT + "/" + ROOT;

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database).drawing(false);
  }

  private static HduBuilder primary(String filetype, String target) {
    return AcsArchive.bare(ROOT, filetype)
        .card("DETECTOR", "HRC", "")
        .card("TARGNAME", target, "")
        .card("RA_TARG", 6.0223, "")
        .card("DEC_TARG", -72.0814, "");
  }

  private static HduBuilder complete(String filetype) {
    return primary(filetype, "NGC104")
        .card("DATE-OBS", "2004-03-30", "")
        .card("TIME-OBS", "19:47:36", "")
        .card("EXPEND", 53094.825, "")
        .card("EXPTIME", 60.5, "")
        .card("FILTER1", "CLEAR1S", "")
        .card("FILTER2", "F435W", "")
        .card("APERTURE", "HRC", "")
        .card("ASN_ID", "NONE", "")
        .card("PR_INV_L", "Rutherford", "")
        .card("PR_INV_F", "Ernest", "");
  }

  private void write(String filetype, HduBuilder primary, String axis) throws IOException {
    Path path = archive.path(ROOT, filetype);
    Files.createDirectories(path.getParent());
    HduBuilder science =
        HduBuilder.extension("SCI", 1, ImageData.floats(2, 2, new float[4]))
            .card("CTYPE1", "DEC--TAN", "")
            .card("CTYPE2", axis, "")
            .card("CRVAL1", -72.05, "")
            .card("CRVAL2", -0.25, "");
    Files.write(path, new FitsBuilder().hdu(primary).hdu(science).toBytes());
  }

  private static List<Object> targetAndSource(TestDatabase database) {
    return database.rows("select target, source from observations").get(0);
  }

  @DatabaseTest
  void anObservationTellsWhatAnAstronomerAsksFirst(TestDatabase database) throws IOException {
    write("flt", complete("flt"), "RA---TAN");

    assertThat(runs(database).run().troubles()).isEmpty();

    assertThat(
            database.rows(
                "select rootname, instrument, detector, proposid, target, target_ra, target_dec,"
                    + " ref_ra, ref_dec, exptime, filters, aperture, association, pi, source"
                    + " from observations"))
        .containsExactly(
            java.util.Arrays.asList(
                "j8bt05nj",
                "hst/acs",
                "hrc",
                9019L,
                "NGC104",
                6.0223,
                -72.0814,
                359.75,
                -72.05,
                60.5,
                "CLEAR1S;F435W",
                "HRC",
                null,
                "Rutherford, Ernest",
                SOURCE + "_flt.fits"));
    assertThat(
            database.value(
                "select count(*) from observations where date_obs = ? and date_end = ?",
                LocalDateTime.of(2004, 3, 30, 19, 47, 36),
                LocalDateTime.of(2004, 3, 30, 19, 48, 0)))
        .isEqualTo(1L);
  }

  @DatabaseTest
  void aReferencePixelOfASpectrumIsNoPosition(TestDatabase database) throws IOException {
    write("flt", complete("flt"), "WAVE");
    runs(database).run();

    assertThat(database.rows("select ref_ra, ref_dec from observations"))
        .containsExactly(java.util.Arrays.asList(null, -72.05));
  }

  @DatabaseTest
  void aLaterMorePreferredFileTakesOver(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw", primary("raw", "FROM-RAW"));
    runs(database).run();
    assertThat(targetAndSource(database)).containsExactly("FROM-RAW", SOURCE + "_raw.fits");

    archive.write(ROOT, "flt", primary("flt", "FROM-FLT"));
    runs(database).run();
    assertThat(targetAndSource(database)).containsExactly("FROM-FLT", SOURCE + "_flt.fits");

    archive.write(ROOT, "spt", primary("spt", "FROM-SPT"));
    runs(database).run();
    assertThat(targetAndSource(database)).containsExactly("FROM-FLT", SOURCE + "_flt.fits");
  }

  @DatabaseTest
  void aReprocessedFileTellsAnew(TestDatabase database) throws IOException {
    archive.write(ROOT, "flt", complete("flt"));
    runs(database).run();
    archive.write(ROOT, "flt", primary("flt", "47TUC"));
    runs(database).run();

    assertThat(database.rows("select target, exptime, filters from observations"))
        .containsExactly(java.util.Arrays.asList("47TUC", null, null));
  }

  @DatabaseTest
  void whereTheFileVanishesTheStoredCardsOfTheNextOneTell(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "raw", primary("raw", "FROM-RAW"));
    archive.write(ROOT, "flt", primary("flt", "FROM-FLT"));
    runs(database).run();
    Files.delete(archive.path(ROOT, "flt"));
    runs(database).run();
    assertThat(targetAndSource(database)).containsExactly("FROM-RAW", SOURCE + "_raw.fits");

    Files.delete(archive.path(ROOT, "raw"));
    runs(database).run();
    assertThat(database.count("observation_facts")).isZero();
    assertThat(database.count("observations")).isZero();
  }

  @DatabaseTest
  void whereTheFileBreaksTheStoredCardsOfTheNextOneTell(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw", primary("raw", "FROM-RAW"));
    archive.write(ROOT, "flt", primary("flt", "FROM-FLT"));
    runs(database).run();
    Files.writeString(archive.path(ROOT, "flt"), "no FITS file at all");
    runs(database).run();

    assertThat(targetAndSource(database)).containsExactly("FROM-RAW", SOURCE + "_raw.fits");
  }

  @DatabaseTest
  void anObservationIngestedBeforeThereWereFactsGetsThemFromItsStoredCards(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "flt", primary("flt", "NGC104"));
    runs(database).run();
    database.execute("delete from observation_facts");

    RunSummary summary = runs(database).run();

    assertThat(summary.files().unchanged()).isEqualTo(1);
    assertThat(targetAndSource(database)).containsExactly("NGC104", SOURCE + "_flt.fits");
  }

  @DatabaseTest
  void aViewJoinsTheExtensionsOfAFile(TestDatabase database) throws IOException {
    archive.write(ROOT, "flt", complete("flt"));
    runs(database).run();

    assertThat(
            database.rows(
                "select rootname, filename, targname, exptime, hdu1_extname, hdu3_extname"
                    + " from hrc_flt"))
        .containsExactly(List.of("j8bt05nj", ROOT + "_flt.fits", "NGC104", 60.5, "SCI", "DQ"));
  }
}
