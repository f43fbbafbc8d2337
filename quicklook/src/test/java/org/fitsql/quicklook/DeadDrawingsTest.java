package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes leave that die while they draw, and what others draw meanwhile. */
class DeadDrawingsTest {
  @TempDir private Path folder;
  private QuicklookSettings settings;
  private DeadDrawings dead;

  @BeforeEach
  void emptyFolders() {
    settings = TestPlanes.settings(folder);
    dead = new DeadDrawings(settings);
  }

  @Test
  void whatAProcessWasWritingIsRemovedOnceItIsKilledAndNotBefore() throws Exception {
    Process process = process();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo(Drawing.READY);
      List<Path> begun = files();
      assertThat(begun).hasSize(5);

      assertThat(dead.remove()).isZero();
      assertThat(files()).isEqualTo(begun);

      process.destroyForcibly().waitFor();
      assertThat(files()).isEqualTo(begun);
      assertThat(dead.remove()).isEqualTo(3);
      assertThat(files()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  private Process process() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Drawing.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Begins images and never ends them. */
  static final class Drawing {
    static final String READY = "begun";

    private Drawing() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      QuicklookSettings settings = TestPlanes.settings(folder);
      DrawingMark mark = DrawingMark.of("a process that will be killed");
      mark.begin(List.of(settings.jpegs(), settings.thumbnails()));
      writeHidden(settings, mark.names());
      System.out.println(READY);
      System.in.read();
    }
  }

  /** An image, a thumbnail, and a pyramid of tiles. */
  private static void writeHidden(QuicklookSettings settings, HiddenName names) throws IOException {
    Path jpegs = Files.createDirectories(settings.jpegs().resolve("9019"));
    Path thumbnails = Files.createDirectories(settings.thumbnails().resolve("9019"));
    Files.write(names.of(jpegs.resolve("j8bt05njq_flt.jpg")), new byte[9]);
    Files.write(names.of(thumbnails.resolve("j8bt05njq_flt.thumb")), new byte[9]);
    Path tiles = names.of(jpegs.resolve("j8bt05njq_flt_files"));
    Files.createDirectories(tiles.resolve("0"));
    Files.write(tiles.resolve("0").resolve("0_0.jpg"), new byte[9]);
  }

  @Test
  void theDeadAreToldFromTheLivingInOneFolder() throws IOException {
    HiddenName gone = new HiddenName();
    writeHidden(settings, gone);
    Files.createFile(settings.jpegs().resolve(".drawing." + gone.owner() + ".mark"));
    Files.createFile(settings.thumbnails().resolve(".drawing." + gone.owner() + ".mark"));
    List<Path> ofTheDead = files();
    try (DrawingMark living = DrawingMark.of("living")) {
      living.begin(List.of(settings.jpegs(), settings.thumbnails()));
      writeHidden(settings, living.names());
      List<Path> others = files();
      others.removeAll(ofTheDead);

      assertThat(dead.remove()).isEqualTo(3);
      assertThat(files()).isEqualTo(others);
      living.end();
    }
  }

  @Test
  void whatLooksLikeItAndIsNotStays() throws IOException {
    HiddenName unmarked = new HiddenName();
    writeHidden(settings, unmarked);
    Files.createFile(settings.jpegs().resolve(".drawing.yesterday.mark"));
    Files.createFile(
        settings.jpegs().resolve(".drawing." + new HiddenName().owner() + ".mark.txt"));
    List<Path> before = files();
    assertThat(dead.remove()).isZero();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aMarkIsThereWhileImagesAreWrittenEvenAfterItsRunIsOver() throws IOException {
    DrawingMark mark = DrawingMark.of("run 1");
    assertThat(files()).isEmpty();
    mark.begin(List.of(settings.jpegs()));
    mark.begin(List.of(settings.jpegs()));
    mark.end();
    assertThat(files()).singleElement().asString().contains(mark.names().owner());
    assertThat(files().get(0)).hasContent("run 1");
    mark.close();
    assertThat(files()).hasSize(1);
    mark.end();
    assertThat(files()).isEmpty();
  }

  @Test
  void whereNoMarkCanBeMadeNothingIsWritten() throws IOException {
    Files.createFile(settings.jpegs());
    try (DrawingMark mark = DrawingMark.of("run 1")) {
      assertThatThrownBy(() -> mark.begin(List.of(settings.jpegs())))
          .isInstanceOf(ImageWriteException.class)
          .hasMessageContaining(settings.jpegs().toString());
    }
    assertThat(settings.thumbnails()).doesNotExist();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new java.util.ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
    }
  }
}
