package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.definitions.Corrections;
import org.fitsql.ingest.Trouble;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Wrong keywords that a reviewed file corrects. */
class CorrectionsTest {
  private static final String ROOT = "j8bt05njq";

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
    archive.write(ROOT, "raw");
    archive.write(ROOT, "flt");
  }

  private Corrections of(String... lines) throws IOException {
    StringBuilder text = new StringBuilder("corrections:\n");
    for (String line : lines) {
      String[] parts = line.split("\\|", -1);
      text.append(
          """
            - rootname: %s
              hdu: %s
              keyword: %s
              wrong: %s
              right: %s
              author: E. Hubble
              date: 2026-03-01
              reason: a test
          """
              .formatted((Object[]) parts));
    }
    return Corrections.load(
        Files.writeString(directory.resolve("corrections.yaml"), text.toString()));
  }

  private RunSummary run(TestDatabase database, Corrections corrections) {
    return new Runs(archive.root(), directory.resolve("images"), database)
        .drawing(false)
        .correcting(corrections)
        .run();
  }

  private static List<Object> fltRow(TestDatabase database) {
    return database.rows("select exptime, targname from hrc_flt_0").get(0);
  }

  @DatabaseTest
  void theColumnShowsTheCorrectedValueAndTheTableWhoCorrectedIt(TestDatabase database)
      throws IOException {
    RunSummary first =
        run(database, of(ROOT + "|0|EXPTIME|60.5|61.25", ROOT + "|0|TARGNAME|NGC104|"));
    assertThat(first.troubles()).isEmpty();
    assertThat(fltRow(database)).containsExactly(61.25, null);
    assertThat(
            database.rows(
                "select hdu, keyword, state, table_name, column_name, original, corrected, author,"
                    + " reason from corrections where filetype = 'flt' order by keyword"))
        .containsExactly(
            List.of(
                0L,
                "EXPTIME",
                "applied",
                "hrc_flt_0",
                "exptime",
                "60.5",
                "61.25",
                "E. Hubble",
                "a test"),
            java.util.Arrays.asList(
                0L,
                "TARGNAME",
                "applied",
                "hrc_flt_0",
                "targname",
                "NGC104",
                null,
                "E. Hubble",
                "a test"));
  }

  @DatabaseTest
  void onlyFilesWhoseCorrectionsChangedAreReadAgain(TestDatabase database) throws IOException {
    archive.write("j8bt06njq", "flt");
    run(database, Corrections.none());
    assertThat(fltRow(database).get(0)).isEqualTo(60.5);

    Corrections corrections = of(ROOT + "|0|EXPTIME|60.5|1.5");
    RunSummary corrected = run(database, corrections);
    assertThat(corrected.files().changed()).isEqualTo(2);
    assertThat(corrected.files().unchanged()).isEqualTo(1);
    assertThat(database.value("select exptime from hrc_flt_0 where rootname = 'j8bt05nj'"))
        .isEqualTo(1.5);

    assertThat(run(database, corrections).files().changed()).as("nothing is new").isZero();

    RunSummary undone = run(database, Corrections.none());
    assertThat(undone.files().changed()).isEqualTo(2);
    assertThat(database.value("select exptime from hrc_flt_0 where rootname = 'j8bt05nj'"))
        .isEqualTo(60.5);
    assertThat(database.count("corrections")).isZero();
    assertThat(database.count("header_changes")).as("the cards never changed").isZero();
    assertThat(database.value("select max(version) from files")).isEqualTo(1L);
  }

  @DatabaseTest
  void aCorrectionThatTheFileNoLongerNeedsIsNotAppliedAndTold(TestDatabase database)
      throws IOException {
    Corrections corrections = of(ROOT + "|0|EXPTIME|60.5|1.5");
    run(database, corrections);
    archive.write(
        ROOT,
        "flt",
        AcsArchive.bare(ROOT, "flt").card("DETECTOR", "HRC", "").card("EXPTIME", 62.5, "mended"));

    RunSummary reprocessed = run(database, corrections);
    assertThat(fltRow(database).get(0)).isEqualTo(62.5);
    Trouble told = reprocessed.troubles().get(0);
    assertThat(told.severity()).isEqualTo(Trouble.Severity.WARNING);
    assertThat(told.hdu()).isZero();
    assertThat(told.keyword()).isEqualTo("EXPTIME");
    assertThat(told.message()).contains("corrections.yaml:2", "the card says EXPTIME = 62.5");
    assertThat(database.rows("select state, original from corrections where filetype = 'flt'"))
        .containsExactly(List.of("outdated", "62.5"));
    assertThat(
            database.rows(
                "select old_value, new_value from header_changes where keyword = 'EXPTIME'"))
        .as("what changed in the file, not in its correction")
        .containsExactly(List.of("60.5", "62.5"));
  }

  @DatabaseTest
  void aFileThatFailedByItsHeaderIsTriedAgainOnceItIsCorrected(TestDatabase database)
      throws IOException {
    String other = "j8bt07njq";
    archive.write(other, "flt", AcsArchive.bare(other, "flt").card("DETECTOR", "HRX", "typo"));
    assertThat(run(database, Corrections.none()).files().failed()).isEqualTo(1);

    RunSummary corrected =
        run(
            database,
            of(
                other + "|0|DETECTOR|HRX|HRC",
                other + "|PRIMARY|EXPTIME||7",
                other + "|SCI,9|X|1|2"));
    assertThat(corrected.files().failed()).isZero();
    assertThat(database.rows("select exptime, filename from hrc_flt_0 where rootname = 'j8bt07nj'"))
        .as("a keyword that is absent can be given a value")
        .containsExactly(List.of(7.0, "j8bt07njq_flt.fits"));
    assertThat(database.value("select state from corrections where hdu = -1"))
        .isEqualTo("outdated");
    assertThat(database.count("failures")).isZero();
  }

  @DatabaseTest
  void theCorrectionsOfAVanishedFileGoWithItsRows(TestDatabase database) throws IOException {
    Corrections corrections = of(ROOT + "|0|EXPTIME|60.5|1.5");
    run(database, corrections);
    Files.delete(archive.path(ROOT, "flt"));
    run(database, corrections);
    assertThat(database.rows("select filetype from corrections")).containsExactly(List.of("raw"));
  }
}
