package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.scan.ArchiveException;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ArchiveRunTest {
  private static final String ROOT = "j8bt05njq";

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database);
  }

  @DatabaseTest
  void anObservationBecomesRowsAndImages(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw");
    archive.write(ROOT, "flt");
    RunSummary summary = runs(database).run();

    assertThat(summary.troubles()).isEmpty();
    assertThat(summary.files().fresh()).isEqualTo(2);
    assertThat(summary.jpegs()).isEqualTo(2);
    assertThat(summary.thumbnails()).isEqualTo(1);
    assertThat(
            database.rows("select rootname, full_rootname, path, detector, proposid from master"))
        .containsExactly(List.of("j8bt05nj", ROOT, "j8bt/" + ROOT, "hrc", 9019L));
    assertThat(database.rows("select raw, flt from datasets"))
        .containsExactly(List.of(ROOT + "_raw.fits", ROOT + "_flt.fits"));
    assertThat(database.rows("select filename, exptime, targname, proposid from hrc_flt_0"))
        .containsExactly(List.of(ROOT + "_flt.fits", 60.5, "NGC104", 9019L));
    for (String table : List.of("hrc_raw_0", "hrc_raw_1", "hrc_flt_1", "hrc_flt_2", "hrc_flt_3")) {
      assertThat(database.count(table)).as(table).isEqualTo(1);
    }
    assertThat(database.count("hdus")).isEqualTo(8);
    assertThat(database.count("quicklooks")).isEqualTo(3);
    assertThat(
            database.rows(
                "select hdu, extname, pixels, good_pixels, nan_pixels, pixel_min, pixel_max,"
                    + " pixel_mean, median, p25, p99_9, clipped_mean from quicklook_planes"
                    + " where filetype = 'flt'"))
        .containsExactly(
            List.of(
                1L,
                "SCI",
                1200L,
                1200L,
                0L,
                0.0,
                1199.0,
                599.5,
                599.5,
                299.75,
                1197.8010000000002,
                599.5));
    assertThat(database.rows("select limits, stretch, median from quicklooks where kind = 'jpeg'"))
        .containsOnly(List.of("percentile", "linear", 599.5));
    assertThat(runs(database).images())
        .containsExactly(
            "jpegs/9019/j8bt05njq_flt.jpg",
            "jpegs/9019/j8bt05njq_raw.jpg",
            "thumbnails/9019/j8bt05njq_flt.thumb");
  }

  @DatabaseTest
  void theSecondRunOverAnUnchangedArchiveWritesNothing(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw");
    archive.write("jbm110010", "asn", AcsArchive.primary("jbm110010", "asn"));
    Files.write(archive.path(ROOT, "flt"), new byte[0]);
    runs(database).run();
    List<List<Object>> before = contents(database);
    Path jpeg = directory.resolve("images/jpegs/9019/j8bt05njq_raw.jpg");
    Object drawn = Files.getAttribute(jpeg, "unix:ctime");

    RunSummary second = runs(database).run();

    assertThat(second.rows()).isZero();
    assertThat(second.jpegs()).isZero();
    assertThat(second.files().unchanged()).isEqualTo(2);
    assertThat(second.files().knownFailed()).isEqualTo(1);
    assertThat(contents(database)).isEqualTo(before);
    assertThat(Files.getAttribute(jpeg, "unix:ctime")).isEqualTo(drawn);
  }

  private static List<List<Object>> contents(TestDatabase database) {
    return Stream.of(
            "master",
            "datasets",
            "files",
            "hrc_raw_0",
            "quicklooks",
            "quicklook_planes",
            "failures")
        .flatMap(table -> database.rows("select * from " + table + " order by 1, 2").stream())
        .toList();
  }

  @DatabaseTest
  void aLateFiletypeJoinsItsObservation(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw");
    runs(database).run();
    Object first = database.value("select first_ingest_date from master");
    archive.write(ROOT, "flt");
    RunSummary late = runs(database).run();

    assertThat(late.files().fresh()).isEqualTo(1);
    assertThat(late.files().unchanged()).isEqualTo(1);
    assertThat(database.rows("select raw, flt from datasets"))
        .containsExactly(List.of(ROOT + "_raw.fits", ROOT + "_flt.fits"));
    assertThat(database.value("select first_ingest_date from master")).isEqualTo(first);
    assertThat(database.value("select last_ingest_date from master")).isNotEqualTo(first);
  }

  @DatabaseTest
  void aReprocessedFileReplacesItsRowsAndKeepsItsEarlierCards(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "flt");
    runs(database).run();
    Object first = database.value("select first_ingest_date from master");
    archive.write(
        ROOT,
        "flt",
        AcsArchive.bare(ROOT, "flt")
            .card("DETECTOR", "HRC", "")
            .card("EXPTIME", 61.0, "")
            .card("FILTER1", "F606W", ""));
    RunSummary second = runs(database).run();

    assertThat(second.files().changed()).isEqualTo(1);
    assertThat(database.rows("select exptime, filter1, targname from hrc_flt_0"))
        .containsExactly(Arrays.asList(61.0, "F606W", null));
    assertThat(database.value("select first_ingest_date from master")).isEqualTo(first);
    assertThat(database.rows("select version, count(*) from hdus group by version order by 1"))
        .containsExactly(List.of(1L, 4L), List.of(2L, 4L));
  }

  @DatabaseTest
  void aVanishedFileLosesItsRowsAndImagesAndStaysInTheInventory(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "raw");
    archive.write(ROOT, "flt");
    runs(database).run();
    Files.delete(archive.path(ROOT, "flt"));
    RunSummary second = runs(database).run();

    assertThat(second.files().vanished()).isEqualTo(1);
    assertThat(database.count("hrc_flt_0")).isZero();
    assertThat(database.count("hrc_raw_0")).isEqualTo(1);
    assertThat(database.rows("select raw, flt from datasets"))
        .containsExactly(Arrays.asList(ROOT + "_raw.fits", null));
    assertThat(database.rows("select state from files order by filename"))
        .containsExactly(List.of("vanished"), List.of("ingested"));
    assertThat(runs(database).images()).containsExactly("jpegs/9019/j8bt05njq_raw.jpg");
    assertThat(database.count("quicklooks")).isEqualTo(1);
    assertThat(runs(database).run().rows()).isZero();
  }

  @DatabaseTest
  void anObservationWithoutFilesLeavesMasterAndComesBackWithItsFirstDate(TestDatabase database)
      throws IOException {
    Path raw = archive.write(ROOT, "raw");
    runs(database).run();
    Object first = database.value("select first_ingest_date from master");
    byte[] bytes = Files.readAllBytes(raw);
    Files.delete(raw);
    runs(database).run();
    assertThat(database.count("master")).isZero();
    assertThat(database.count("datasets")).isZero();

    Files.write(raw, bytes);
    assertThat(runs(database).run().files().fresh()).isEqualTo(1);
    assertThat(database.value("select first_ingest_date from master")).isEqualTo(first);
  }

  @DatabaseTest
  void aMovedObservationKeepsItsRows(TestDatabase database) throws IOException {
    Path raw = archive.write(ROOT, "raw");
    runs(database).run();
    Path moved = archive.root().resolve("moved").resolve(ROOT);
    Files.createDirectories(moved);
    Files.move(raw, moved.resolve(raw.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    RunSummary second = runs(database).run();

    assertThat(second.troubles()).isEmpty();
    assertThat(second.files().vanished()).isEqualTo(1);
    assertThat(second.files().fresh()).isEqualTo(1);
    assertThat(database.value("select path from master")).isEqualTo("moved/" + ROOT);
    assertThat(database.count("hrc_raw_0")).isEqualTo(1);
    assertThat(runs(database).images()).containsExactly("jpegs/9019/j8bt05njq_raw.jpg");
    assertThat(database.count("quicklooks")).isEqualTo(1);
  }

  @DatabaseTest
  void aTruncatedFileIsIncompleteUntilItIsWhole(TestDatabase database) throws IOException {
    Path raw = archive.write(ROOT, "raw");
    byte[] bytes = Files.readAllBytes(raw);
    Files.write(raw, Arrays.copyOf(bytes, 9000));
    RunSummary first = runs(database).run();
    assertThat(first.files().incomplete()).isEqualTo(1);
    assertThat(first.troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.severity()).isEqualTo(Trouble.Severity.INCOMPLETE);
              assertThat(trouble.message()).contains("9,000");
              assertThat(trouble.hdu()).isEqualTo(1);
            });
    assertThat(database.count("master")).isZero();
    assertThat(database.count("failures")).isEqualTo(1);

    Files.write(raw, bytes);
    assertThat(runs(database).run().files().changed()).isEqualTo(1);
    assertThat(database.count("hrc_raw_0")).isEqualTo(1);
    assertThat(database.count("failures")).isZero();
  }

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
  void aFileThatTurnsBadLosesTheRowsOfItsOldBytes(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw");
    Path flt = archive.write(ROOT, "flt");
    runs(database).run();
    Files.writeString(flt, "this is not FITS");
    runs(database).run();
    assertThat(database.count("hrc_flt_0")).isZero();
    assertThat(database.count("hrc_raw_0")).isEqualTo(1);
    assertThat(runs(database).images()).containsExactly("jpegs/9019/j8bt05njq_raw.jpg");
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

  @DatabaseTest
  void imagesLeftOutAreDrawnByALaterRun(TestDatabase database) throws IOException {
    archive.write(ROOT, "flt");
    assertThat(runs(database).drawing(false).run().jpegs()).isZero();
    assertThat(runs(database).drawing(false).run().rows()).isZero();
    assertThat(runs(database).run().jpegs()).isEqualTo(1);
    assertThat(runs(database).run().rows()).isZero();
  }

  @DatabaseTest
  void anImageThatCannotBeWrittenDoesNotUndoRows(TestDatabase database) throws IOException {
    archive.write(ROOT, "flt");
    Files.createDirectories(directory.resolve("images"));
    Files.writeString(directory.resolve("images/jpegs"), "a file where a folder should be");
    RunSummary summary = runs(database).run();
    assertThat(database.count("hrc_flt_0")).isEqualTo(1);
    assertThat(summary.troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.stage()).isEqualTo(Trouble.Stage.QUICKLOOK);
              assertThat(trouble.message()).contains("jpegs");
            });
    assertThat(summary.isComplete()).isFalse();
    assertThat(database.count("failures")).isEqualTo(1);

    Files.delete(directory.resolve("images/jpegs"));
    assertThat(runs(database).run().jpegs()).isEqualTo(1);
    assertThat(database.count("failures")).isZero();
    assertThat(runs(database).run().rows()).isZero();
  }

  @DatabaseTest
  void aPlanTouchesNothing(TestDatabase database) throws IOException {
    archive.write(ROOT, "flt");
    RunPlan plan = runs(database).plan();
    assertThat(plan.work())
        .containsExactly(
            new RunPlan.PlannedFile("j8bt/j8bt05njq/j8bt05njq_flt.fits", "j8bt05nj", "new"));
    assertThatThrownBy(() -> database.count("files")).isNotNull();
    assertThat(runs(database).images()).isEmpty();
  }

  @DatabaseTest
  void anArchiveThatIsHalfGoneIsNotTakenForDeleted(TestDatabase database) throws IOException {
    for (char visit = 'a'; visit <= 'z'; visit++) {
      archive.write(
          "j8bt0" + visit + "njq", "raw", AcsArchive.primary("j8bt0" + visit + "njq", "raw"));
    }
    runs(database).drawing(false).run();
    for (char visit = 'b'; visit <= 'z'; visit++) {
      Files.delete(archive.path("j8bt0" + visit + "njq", "raw"));
    }
    RunSummary summary = runs(database).drawing(false).run();
    assertThat(summary.files().vanished()).isZero();
    assertThat(summary.troubles())
        .singleElement()
        .satisfies(trouble -> assertThat(trouble.message()).contains("25 of 26"));
    assertThat(database.count("master")).isEqualTo(26);
  }

  @DatabaseTest
  void aMissingArchiveIsAnError(TestDatabase database) throws IOException {
    Files.delete(archive.root());
    Runs runs = runs(database);
    assertThatThrownBy(runs::run)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("does not exist");
  }

  @DatabaseTest
  void aForcedRunReadsEverythingAgainAndStoresNoSecondVersion(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "flt");
    runs(database).run();
    assertThat(runs(database).forced().run().files().changed()).isEqualTo(1);
    assertThat(database.count("hdus")).isEqualTo(4);
  }

  @DatabaseTest
  void aRunOverSomeFiletypesLeavesOthersAlone(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw");
    archive.write(ROOT, "flt");
    assertThat(runs(database).filetypes("raw").run().files().fresh()).isEqualTo(1);
    assertThat(database.count("hrc_flt_0")).isZero();
  }

  @DatabaseTest
  void aRunThatDiedIsRecordedAsInterruptedByTheNextOne(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw");
    runs(database).run();
    database.execute("update runs set outcome = 'running', finished = null");
    runs(database).run();
    assertThat(database.rows("select outcome from runs order by started"))
        .containsExactly(List.of("interrupted"), List.of("done"));
  }
}
