package org.fitsql.ingest.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.ingest.inventory.AcsFiles.file;
import static org.fitsql.ingest.inventory.AcsFiles.known;
import static org.fitsql.ingest.inventory.AcsFiles.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.ingest.inventory.RootnameWork.Misplaced;
import org.fitsql.ingest.scan.ScannedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupingTest {
  private static final String RAW = "j8bt/j8bt05njq/j8bt05njq_raw.fits";
  private static final String FLT = "j8bt/j8bt05njq/j8bt05njq_flt.fits";

  @TempDir private Path archive;

  private List<RootnameWork> group(List<InventoryFile> known, String... paths) {
    List<FileWork> works = new ArrayList<>();
    for (String path : paths) {
      works.add(work(path));
    }
    return new Grouping(archive).group(works, known);
  }

  @Test
  void filesOfOneRootnameBelongTogether() {
    assertThat(group(List.of(), RAW, FLT))
        .singleElement()
        .satisfies(
            work -> {
              assertThat(work.rootname()).isEqualTo("j8bt05nj");
              assertThat(work.todo()).extracting(f -> f.file().path()).containsExactly(RAW, FLT);
            });
  }

  @Test
  void associationProductsThatDifferInTheLastCharacterAreTwoObservations() {
    assertThat(
            group(
                List.of(),
                "jbm1/jbm110010/jbm110010_drz.fits",
                "jbm1/jbm110011/jbm110011_drz.fits"))
        .extracting(RootnameWork::rootname)
        .containsExactly("jbm110010", "jbm110011");
  }

  @Test
  void jitterFilesInADirectoryOfTheirOwnJoinTheirExposure() {
    assertThat(group(List.of(), RAW, "j8bt/j8bt05njj/j8bt05njj_jit.fits"))
        .singleElement()
        .satisfies(
            work -> {
              assertThat(work.todo()).hasSize(2);
              assertThat(work.misplaced()).isEmpty();
            });
  }

  @Test
  void aCopyInAnotherDirectoryIsMisplacedAndBothPathsAreNamed() {
    String copy = "backup/j8bt05njq_raw.fits";
    assertThat(group(List.of(), copy, RAW))
        .singleElement()
        .satisfies(
            work -> {
              assertThat(work.todo()).extracting(f -> f.file().path()).containsExactly(RAW);
              assertThat(work.misplaced())
                  .extracting(m -> m.work().file().path(), Misplaced::rival)
                  .containsExactly(org.assertj.core.api.Assertions.tuple(copy, RAW));
            });
  }

  @Test
  void twoExposuresThatShareAKeyDoNotOverwriteEachOther() {
    String other = "j8bt/j8bt05njr/j8bt05njr_raw.fits";
    assertThat(group(List.of(), RAW, other))
        .singleElement()
        .satisfies(work -> assertThat(work.misplaced()).hasSize(1));
  }

  @Test
  void aFileOfAnExistingObservationElsewhereIsMisplaced() throws IOException {
    ScannedFile raw = file(RAW);
    Files.createDirectories(archive.resolve(RAW).getParent());
    Files.createFile(archive.resolve(RAW));
    assertThat(group(List.of(known(raw, FileState.INGESTED)), "zzzz/j8bt05njq_flt.fits"))
        .singleElement()
        .satisfies(
            work -> assertThat(work.misplaced()).extracting(Misplaced::rival).containsExactly(RAW));
  }

  @Test
  void anObservationThatMovedIsNotMisplaced() {
    ScannedFile gone = file("old/j8bt05njq/j8bt05njq_raw.fits");
    assertThat(group(List.of(known(gone, FileState.INGESTED)), RAW))
        .singleElement()
        .satisfies(work -> assertThat(work.misplaced()).isEmpty());
  }
}
