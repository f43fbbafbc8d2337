package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fitsql.quicklook.QuicklookImage.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepZoomTest {
  @TempDir private Path folder;
  private Path descriptor;

  @BeforeEach
  void nameIt() {
    descriptor = folder.resolve("jpegs/9438/a_flt.dzi");
  }

  @Test
  void tilesOfEachLevelMakeThePictureOfThatSize() throws IOException {
    write(700, 300);
    assertThat(Files.readString(descriptor))
        .contains("TileSize=\"256\"", "Overlap=\"0\"", "Width=\"700\" Height=\"300\"");
    Path tiles = folder.resolve("jpegs/9438/a_flt_files");
    assertThat(tiles.resolve("11")).doesNotExist();
    int width = 700;
    int height = 300;
    for (int level = 10; level >= 0; level--) {
      assertLevel(tiles.resolve(String.valueOf(level)), width, height);
      width = (width + 1) / 2;
      height = (height + 1) / 2;
    }
    BufferedImage right = ImageIO.read(tiles.resolve("10/2_1.jpg").toFile());
    assertThat(right.getRaster().getSample(100, 20, 0)).isCloseTo(612 % 256, within(3));
  }

  private static void assertLevel(Path level, int width, int height) throws IOException {
    int across = 0;
    for (int column = 0; column * 256 < width; column++) {
      across += ImageIO.read(level.resolve(column + "_0.jpg").toFile()).getWidth();
    }
    int down = 0;
    for (int row = 0; row * 256 < height; row++) {
      down += ImageIO.read(level.resolve("0_" + row + ".jpg").toFile()).getHeight();
    }
    assertThat(across).isEqualTo(width);
    assertThat(down).isEqualTo(height);
  }

  @Test
  void aSmallerPyramidLeavesNothingOfALargerOne() throws IOException {
    write(700, 300);
    write(100, 80);
    assertThat(folder.resolve("jpegs/9438/a_flt_files/10")).doesNotExist();
    assertThat(folder.resolve("jpegs/9438/a_flt_files/7/0_0.jpg")).exists();
    assertThat(hidden()).isEmpty();
  }

  @Test
  void aPyramidIsRemovedAsAWholeAndWhatIsNotOfItStays() throws IOException {
    write(300, 300);
    Path foreign = Files.writeString(folder.resolve("jpegs/9438/a_flt_files/8/notes.txt"), "mine");
    new QuicklookPath(Kind.DEEP_ZOOM, Path.of("9438/a_flt.dzi"))
        .remove(TestPlanes.settings(folder));
    assertThat(descriptor).doesNotExist();
    assertThat(foreign).exists();
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile)).containsExactly(foreign);
    }
  }

  @Test
  void whatCannotBeWrittenLeavesNothingHalfWritten() throws IOException {
    Files.createDirectories(descriptor.getParent());
    Files.createDirectories(descriptor.resolve("not empty"));
    assertThatThrownBy(() -> write(300, 300)).isInstanceOf(ImageWriteException.class);
    assertThat(hidden()).isEmpty();
  }

  private List<Path> hidden() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.getFileName().toString().endsWith(".tmp")).toList();
    }
  }

  private void write(int width, int height) throws IOException {
    byte[] levels = new byte[width * height];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (i % width);
    }
    new DeepZoom(new GreyImage(width, height, levels))
        .write(descriptor, new JpegEncoder(), new HiddenName());
  }
}
