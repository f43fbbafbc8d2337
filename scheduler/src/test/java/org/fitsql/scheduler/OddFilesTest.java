package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.ingest.Trouble;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;

/** Files that are not, or not said to be, what their names promise. */
class OddFilesTest extends OverAnArchive {
  @DatabaseTest
  void aBrokenFileSpoilsOnlyItsOwnRows(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw");
    Files.writeString(archive.path(ROOT, "flt"), "this is not FITS");
    archive.write("j8bt06nyq", "raw");
    RunSummary summary = runs(database).run();

    assertThat(summary.files().failed()).isEqualTo(1);
    assertThat(summary.troubles())
        .singleElement()
        .satisfies(
            trouble -> assertThat(trouble.path()).isEqualTo("j8bt/j8bt05njq/j8bt05njq_flt.fits"));
    assertThat(database.count("master")).isEqualTo(2);
    assertThat(database.rows("select path, stage from failures"))
        .containsExactly(List.of("j8bt/j8bt05njq/j8bt05njq_flt.fits", "header"));
  }

  @DatabaseTest
  void aNameThatContradictsTheHeaderIsAFailureThatNamesBoth(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "raw", AcsArchive.primary("j8bt06nyq", "raw"));
    assertThat(runs(database).run().troubles())
        .singleElement()
        .satisfies(
            trouble ->
                assertThat(trouble.message())
                    .contains("ROOTNAME = 'j8bt06nyq'")
                    .contains("j8bt05njq"));
    assertThat(database.count("master")).isZero();
  }

  @DatabaseTest
  void aFileThatNamesNoDetectorTakesThatOfItsSiblings(TestDatabase database) throws IOException {
    archive.write(ROOT, "spt", AcsArchive.bare(ROOT, "spt"));
    archive.write(ROOT, "raw");
    assertThat(runs(database).run().files().failed()).isZero();
    assertThat(database.count("hrc_spt_0")).isEqualTo(1);
  }

  @DatabaseTest
  void filesOfOneRootnameThatNameTwoDetectorsDoNotMix(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw");
    archive.write(ROOT, "flt", AcsArchive.bare(ROOT, "flt").card("DETECTOR", "SBC", ""));
    assertThat(runs(database).run().troubles())
        .singleElement()
        .satisfies(trouble -> assertThat(trouble.message()).contains("'sbc'").contains("'hrc'"));
    assertThat(database.count("sbc_flt_0")).isZero();
  }

  @DatabaseTest
  void aSecondFileOfAFiletypeOverwritesNothingAndBothPathsAreNamed(TestDatabase database)
      throws IOException {
    Path raw = archive.write(ROOT, "raw");
    Path copy = archive.root().resolve("backup");
    Files.createDirectories(copy);
    Files.copy(raw, copy.resolve(raw.getFileName()));
    assertThat(runs(database).run().troubles())
        .filteredOn(trouble -> trouble.severity() == Trouble.Severity.FAILURE)
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.path()).isEqualTo("backup/j8bt05njq_raw.fits");
              assertThat(trouble.message()).contains("j8bt/j8bt05njq/j8bt05njq_raw.fits");
            });
    assertThat(database.value("select path from master")).isEqualTo("j8bt/" + ROOT);
  }

  @DatabaseTest
  void associationProductsThatDifferInTheirLastCharacterStayTwoRows(TestDatabase database)
      throws IOException {
    archive.write("jbm110010", "drz");
    archive.write("jbm110011", "drz");
    runs(database).run();
    assertThat(database.rows("select rootname from hrc_drz_0 order by 1"))
        .containsExactly(List.of("jbm110010"), List.of("jbm110011"));
  }

  @DatabaseTest
  void aDirectoryNotNamedLikeItsRootnameIsIngestedWithAWarning(TestDatabase database)
      throws IOException {
    Path odd = Files.createDirectories(archive.root().resolve("j8bt/somewhere"));
    AcsArchive.write(odd.resolve(ROOT + "_raw.fits"), AcsArchive.primary(ROOT, "raw"));
    assertThat(runs(database).run().troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.severity()).isEqualTo(Trouble.Severity.WARNING);
              assertThat(trouble.path()).isEqualTo("j8bt/somewhere");
            });
    assertThat(database.count("hrc_raw_0")).isEqualTo(1);
  }

  @DatabaseTest
  void filesWithoutAProfileAreCountedAndNotFailed(TestDatabase database) throws IOException {
    Path foreign = Files.createDirectories(archive.root().resolve("zdfd/zdfd01vnq"));
    AcsArchive.write(foreign.resolve("zdfd01vnq_raw.fits"), AcsArchive.primary("zdfd01vnq", "raw"));
    RunSummary summary = runs(database).run();
    assertThat(summary.files().noProfile()).isEqualTo(1);
    assertThat(summary.files().failed()).isZero();
    assertThat(summary.isComplete()).isTrue();
    assertThat(database.rows("select state from files")).containsExactly(List.of("no_profile"));
  }

  @DatabaseTest
  void aFiletypeWithoutHeaderTableKeepsItsCards(TestDatabase database) throws IOException {
    archive.write(
        ROOT, "crj", AcsArchive.bare(ROOT, "crj").card("DETECTOR", "SBC", "photon counting"));
    assertThat(runs(database).run().troubles())
        .allSatisfy(t -> assertThat(t.severity()).isEqualTo(Trouble.Severity.WARNING));
    assertThat(database.count("hdus")).isEqualTo(4);
    assertThat(database.value("select crj from datasets")).isEqualTo(ROOT + "_crj.fits");
  }
}
