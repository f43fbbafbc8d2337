package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitsql.ingest.Trouble;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Which images a run draws again, and which it leaves or removes. */
class RedrawingTest {
  private static final String ROOT = "j8bt05njq";
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2004-01-01T00:00:00Z"));

  @TempDir private Path directory;
  private AcsArchive archive;
  private Path jpeg;
  private Path thumbnail;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
    jpeg = directory.resolve("images/jpegs/9019/j8bt05njq_flt.jpg");
    thumbnail = directory.resolve("images/thumbnails/9019/j8bt05njq_flt.thumb");
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database);
  }

  @DatabaseTest
  void aReprocessedHeaderLeavesImagesAndTheirRowsAlone(TestDatabase database) throws IOException {
    archive.write(ROOT, "flt");
    runs(database).run();
    Files.setLastModifiedTime(jpeg, LONG_AGO);
    byte[] bytes = Files.readAllBytes(jpeg);
    List<List<Object>> rows = database.rows("select * from quicklooks order by kind");
    List<List<Object>> planes = database.rows("select * from quicklook_planes");

    archive.write(
        ROOT, "flt", AcsArchive.primary(ROOT, "flt").card("CAL_VER", "10.4.0", "CALACS version"));
    RunSummary second = runs(database).run();

    assertThat(second.files().changed()).isEqualTo(1);
    assertThat(second.jpegs()).isZero();
    assertThat(Files.getLastModifiedTime(jpeg)).isEqualTo(LONG_AGO);
    assertThat(jpeg).hasBinaryContent(bytes);
    assertThat(database.rows("select * from quicklooks order by kind")).isEqualTo(rows);
    assertThat(database.rows("select * from quicklook_planes")).isEqualTo(planes);
    assertThat(database.rows("select quicklook from files")).containsExactly(List.of("drawn"));
  }

  @DatabaseTest
  void aHeaderThatTheImageTellsOfOrAnImageThatIsGoneIsDrawn(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "flt");
    runs(database).run();
    archive.write(
        ROOT, "flt", AcsArchive.primary(ROOT, "flt").card("FILTER1", "F606W", "filter wheel 1"));
    assertThat(runs(database).run().jpegs()).isEqualTo(1);

    Files.delete(thumbnail);
    archive.write(
        ROOT,
        "flt",
        AcsArchive.primary(ROOT, "flt")
            .card("FILTER1", "F606W", "filter wheel 1")
            .card("CAL_VER", "10.4.0", "CALACS version"));
    assertThat(runs(database).run().thumbnails()).isEqualTo(1);
    assertThat(thumbnail).exists();
  }

  @DatabaseTest
  void forcedRunsDrawWhateverItIs(TestDatabase database) throws IOException {
    archive.write(ROOT, "flt");
    runs(database).run();
    assertThat(runs(database).forced().run().jpegs()).isEqualTo(1);
  }

  @DatabaseTest
  void otherSettingsAreCountedAndDrawnOnRequest(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw");
    archive.write(ROOT, "flt");
    assertThat(runs(database).run().outdatedImages()).isZero();

    RunSummary told = runs(database).sizes(true, 32, 16).run();
    assertThat(told.outdatedImages()).isEqualTo(2);
    assertThat(told.jpegs()).isZero();

    Runs again = runs(database).sizes(true, 32, 16).redrawing(true);
    assertThat(again.plan().work()).extracting(RunPlan.PlannedFile::reason).containsOnly("redraw");
    RunSummary redrawn = again.run();
    assertThat(redrawn.outdatedImages()).isZero();
    assertThat(redrawn.jpegs()).isEqualTo(2);
    assertThat(redrawn.files().unchanged()).isEqualTo(2);
    assertThat(
            database.rows(
                "select kind, path, width, height from quicklooks where filetype = 'flt'"
                    + " order by path, kind"))
        .containsExactly(
            List.of("deep_zoom", "9019/j8bt05njq_flt.dzi", 40L, 30L),
            List.of("jpeg", "9019/j8bt05njq_flt.jpg", 40L, 30L),
            List.of("thumbnail", "9019/j8bt05njq_flt.thumb", 128L, 128L),
            List.of("reduced", "9019/j8bt05njq_flt_16.jpg", 16L, 12L),
            List.of("reduced", "9019/j8bt05njq_flt_32.jpg", 32L, 24L));
    assertThat(runs(database).images())
        .contains("jpegs/9019/j8bt05njq_flt_files/6/0_0.jpg", "jpegs/9019/j8bt05njq_raw_16.jpg");
  }

  @DatabaseTest
  void allSizesGoWithTheirFileAndWithTheSetting(TestDatabase database) throws IOException {
    archive.write(ROOT, "raw");
    archive.write(ROOT, "flt");
    runs(database).sizes(true, 16).run();
    Files.delete(archive.path(ROOT, "raw"));
    runs(database).sizes(true, 16).run();
    assertThat(runs(database).images()).isNotEmpty().noneMatch(name -> name.contains("_raw"));

    runs(database).redrawing(true).run();
    assertThat(runs(database).images())
        .containsExactly("jpegs/9019/j8bt05njq_flt.jpg", "thumbnails/9019/j8bt05njq_flt.thumb");
    assertThat(database.count("quicklooks")).isEqualTo(2);
  }

  @DatabaseTest
  void filetypesThatAreWantedLaterAreDrawnAndThoseNoMoreWantedGo(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "raw");
    archive.write(ROOT, "flt");
    runs(database).jpegsOf("raw").run();
    assertThat(runs(database).images()).containsExactly("jpegs/9019/j8bt05njq_raw.jpg");

    assertThat(runs(database).jpegsOf("flt").run().outdatedImages()).isEqualTo(2);
    runs(database).jpegsOf("flt").redrawing(true).run();
    assertThat(runs(database).images())
        .containsExactly("jpegs/9019/j8bt05njq_flt.jpg", "thumbnails/9019/j8bt05njq_flt.thumb");
    assertThat(runs(database).jpegsOf("flt").run().outdatedImages()).isZero();
  }

  @DatabaseTest
  void orphansThatFitsqlMadeAreRemovedAndNothingElse(TestDatabase database) throws IOException {
    archive.write(ROOT, "flt");
    runs(database).run();
    Path orphan = Files.copy(jpeg, jpeg.resolveSibling("j8bt06njq_flt.jpg"));
    Path small = Files.copy(jpeg, jpeg.resolveSibling("j8bt06njq_flt_256.jpg"));
    Path thumb = Files.copy(thumbnail, thumbnail.resolveSibling("j8bt06njq_flt.thumb"));
    Path dead =
        Files.copy(
            jpeg,
            jpeg.resolveSibling(".j8bt06njq_flt.jpg.01234567-89ab-cdef-0123-456789abcdef.tmp"));
    Files.setLastModifiedTime(dead, LONG_AGO);
    Path otherName = Files.copy(jpeg, jpeg.resolveSibling("holiday.jpg"));
    Path otherMaker = Files.writeString(jpeg.resolveSibling("j8bt07njq_flt.jpg"), "not a JPEG");
    Path otherPlace = Files.copy(jpeg, directory.resolve("images/jpegs/j8bt06njq_flt.jpg"));

    runs(database).run();
    assertThat(orphan).exists();
    runs(database).redrawing(true).run();

    assertThat(List.of(orphan, small, thumb, dead)).noneMatch(Files::exists);
    assertThat(List.of(jpeg, thumbnail, otherName, otherMaker, otherPlace)).allMatch(Files::exists);
  }

  @DatabaseTest
  void aFullDiskLeavesNothingHalfWrittenAndTheRowsAreThere(TestDatabase database)
      throws IOException, InterruptedException {
    Path images = Files.createDirectory(directory.resolve("images"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", images.toString());
    assumeThat(mounted).as("only root may mount a small file system here").isTrue();
    try {
      // one page is left for directories, none for images
      Files.createDirectories(jpeg.getParent());
      byte[] rest = new byte[16 * 1024];
      fill(images.resolve("filling"), rest);
      archive.write(ROOT, "flt");
      RunSummary full = runs(database).run();

      assertThat(full.troubles())
          .singleElement()
          .extracting(Trouble::message)
          .asString()
          .contains("no quicklook, though its rows are written", "No space left on device");
      assertThat(database.count("hrc_flt_0")).isEqualTo(1);
      assertThat(database.count("quicklooks")).isZero();
      assertThat(runs(database).images()).containsExactly("filling");

      Files.delete(images.resolve("filling"));
      assertThat(runs(database).run().jpegs()).isEqualTo(1);
    } finally {
      run("umount", images.toString());
    }
  }

  private static void fill(Path file, byte[] rest) throws IOException {
    for (int length = rest.length; length > 0; length /= 2) {
      try {
        Files.write(
            file,
            java.util.Arrays.copyOf(rest, length),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException full) {
        assertThat(full).hasMessageContaining("No space left");
      }
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
