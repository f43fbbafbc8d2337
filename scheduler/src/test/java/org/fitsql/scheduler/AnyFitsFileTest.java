package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Archives of files that no instrument knows, beside those of one that is known. */
class AnyFitsFileTest {

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
    file("night1/frame.fits");
    file("night2/frame.fits");
    file("night2/FRAME.fits");
    file("root.fit");
  }

  private void file(String path) throws IOException {
    Path file = archive.root().resolve(path);
    Files.createDirectories(file.getParent());
    AcsArchive.write(file, AcsArchive.bare("frame", "any"));
  }

  private Runs runs(TestDatabase database, String... ids) {
    List<InstrumentProfile> profiles =
        List.of(ids).stream().map(id -> InstrumentProfiles.builtIn(id).orElseThrow()).toList();
    return new Runs(archive.root(), directory.resolve("images"), database, profiles);
  }

  @DatabaseTest
  void filesOfOneNameInTwoDirectoriesAreTwoObservations(TestDatabase database) throws IOException {
    RunSummary summary = runs(database, "any/fits").run();
    assertThat(summary.troubles()).isEmpty();
    assertThat(summary.rootnames()).isEqualTo(4);
    assertThat(database.rows("select rootname, path, detector from master order by path, rootname"))
        .contains(
            List.of("night1/frame.fits", "night1", "any"),
            List.of("night2/frame.fits", "night2", "any"),
            List.of("root.fit", "", "any"));
    assertThat(database.count("hdus")).isEqualTo(16);
    assertThat(runs(database, "any/fits").images()).hasSize(8);
    assertThat(runs(database, "any/fits").run().rootnames()).as("nothing is new").isZero();
  }

  @DatabaseTest
  void aVanishedFileTakesItsObservationAndImagesAlong(TestDatabase database) throws IOException {
    runs(database, "any/fits").run();
    Files.delete(archive.root().resolve("night2/frame.fits"));
    assertThat(runs(database, "any/fits").run().files().vanished()).isEqualTo(1);
    assertThat(database.rows("select rootname from master where path = 'night2'")).hasSize(1);
    assertThat(runs(database, "any/fits").images()).hasSize(6);
    assertThat(database.count("hdus")).as("cards stay").isEqualTo(16);
  }
}
