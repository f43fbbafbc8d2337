package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.scan.ArchiveException;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;

class ArchiveRunTest extends OverAnArchive {
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
