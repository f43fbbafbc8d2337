package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.fitsql.ingest.Trouble;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;

/** What becomes of rows and images where files come, change and go. */
class ChangedFilesTest extends OverAnArchive {
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
}
