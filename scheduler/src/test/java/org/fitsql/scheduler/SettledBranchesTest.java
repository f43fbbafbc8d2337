package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Branches that a run passes over because one number says that nothing is to be done in them. */
class SettledBranchesTest {
  private static final String ONE = "j8bt05njq";
  private static final String TWO = "j9am01ejq";
  private static final String NUMBERS = "select path, settled from files order by path";

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
    archive.write(ONE, "raw");
    archive.write(ONE, "flt");
    archive.write(TWO, "raw");
    Files.write(archive.path(TWO, "flt"), new byte[0]);
    Files.writeString(archive.path(TWO, "hlt"), "of no filetype that has a profile");
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database);
  }

  @DatabaseTest
  void everyFileThatNeedsNothingIsCountedByANumberWhichIsGivenOnce(TestDatabase database) {
    runs(database).drawing(false).run();
    List<List<Object>> numbers = database.rows(NUMBERS);
    assertThat(database.rows("select count(*) from files where settled is null"))
        .containsExactly(List.of(0L));
    database.execute("update files set settled = null");

    assertThat(runs(database).drawing(false).run().rows()).isEqualTo(5);
    assertThat(database.rows(NUMBERS)).isEqualTo(numbers);
    RunSummary settled = runs(database).drawing(false).run();
    assertThat(settled.rows()).isZero();
    assertThat(settled.files().unchanged()).isEqualTo(3);
    assertThat(settled.files().knownFailed()).isEqualTo(1);
    assertThat(settled.files().noProfile()).isEqualTo(1);
  }

  @DatabaseTest
  void aFileThatChangedVanishedOrCameIsSeenInABranchThatWasSettled(TestDatabase database)
      throws IOException {
    runs(database).drawing(false).run();
    Files.setLastModifiedTime(archive.path(ONE, "raw"), FileTime.fromMillis(1_000_000_000_000L));
    Files.delete(archive.path(TWO, "hlt"));
    Files.move(
        archive.path(TWO, "raw"), archive.path(TWO, "flt"), StandardCopyOption.REPLACE_EXISTING);

    RunSummary summary = runs(database).drawing(false).run();

    assertThat(summary.files().changed()).isEqualTo(2);
    assertThat(summary.files().vanished()).isEqualTo(2);
    assertThat(summary.files().unchanged()).isEqualTo(1);
  }

  @DatabaseTest
  void imagesThatWereLeftOutAreDrawnThoughNoFileChanged(TestDatabase database) {
    runs(database).drawing(false).run();
    assertThat(runs(database).drawing(false).run().files().unchanged()).isEqualTo(3);

    assertThat(runs(database).run().jpegs()).isEqualTo(3);
  }
}
