package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.definitions.InstrumentProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtistTest {
  @TempDir private Path folder;

  @Test
  void theFirstHduWithDataIsDrawn() throws IOException {
    FilePicture picture = draw(new SimpleFits().empty("A").shorts("B", 1, 64, new short[64 * 32]));
    assertThat(picture.hdu()).isEqualTo("HDU 2 (B,1)");
    assertThat(picture.width()).isEqualTo(64);
    assertThat(picture.height()).isEqualTo(32);
    assertThat(picture.description()).isEqualTo("every pixel is 0");
  }

  @Test
  void anImageOfOneRowIsACurve() throws IOException {
    FilePicture picture = draw(new SimpleFits().floats("A", 1, 200, new float[200]));
    assertThat(picture.description()).isEqualTo("pixel value over pixel");
    assertThat(picture.width()).isEqualTo(1024);
  }

  @Test
  void anHduThatIsNotThereIsTold() throws IOException {
    Path file = new SimpleFits().shorts("A", 1, 8, new short[64]).write(folder.resolve("a.fits"));
    assertThatThrownBy(() -> artist().draw(file, 7))
        .hasMessage(file + ": there is no HDU 7; the last one is HDU 1");
  }

  @Test
  void aFileWithoutDataIsTold() throws IOException {
    Path file = new SimpleFits().empty("A").write(folder.resolve("a.fits"));
    assertThatThrownBy(() -> artist().draw(file, null))
        .hasMessageContaining("none of its 2 HDUs has pixels or rows");
  }

  @Test
  void axesThatTheFileDoesNotHoldAreTold() throws IOException {
    SimpleFits fits = new SimpleFits().image("A", 1, -32, 5000, 4000, new byte[64]);
    Path file = fits.write(folder.resolve("a.fits"));
    assertThatThrownBy(() -> artist().draw(file, null))
        .hasMessageContaining("before its pixels do");
  }

  @Test
  void aScaleOfZeroMakesAConstantPicture() throws IOException {
    FilePicture picture =
        draw(
            new SimpleFits()
                .shorts("A", 1, 2, new short[] {1, 2, 3, 4}, "BSCALE  = 0.0", "BZERO   = 5"));
    assertThat(picture.description()).isEqualTo("every pixel is 5");
  }

  @Test
  void anImageThatWouldBeHugeIsReducedByWholeBoxes() {
    assertThat(PlaneLoader.box(10_000, 10_000)).isEqualTo(1);
    assertThat(PlaneLoader.box(100_000, 100_000)).isEqualTo(13);
    assertThat(PlaneLoader.box(70_000, 1)).isEqualTo(9);
  }

  @Test
  void bothChipsOfAnAcsFrameHaveAGapBetweenThemAndALocatorOnlyAsASubarray() throws IOException {
    SimpleFits fits =
        new SimpleFits()
            .floats("SCI", 1, 64, ramp(), "CCDCHIP = 2", "LTM2_2  = 0.1")
            .floats("SCI", 2, 64, ramp(), "CCDCHIP = 1", "LTM2_2  = 0.1");
    FilePicture picture = artist().draw(fits.write(folder.resolve("j8bt05njq_flt.fits")), null);
    assertThat(picture.height()).isEqualTo(64 + 5 + 64);
    GreyImage image = picture.image();
    assertThat(TestPlanes.level(image, 30, 66)).isEqualTo(GreyImage.NO_VALUE);
  }

  @Test
  void areaAverageKeepsTheMean() {
    GreyImage image = new GreyImage(3, 1, new byte[] {0, 90, (byte) 180});
    GreyImage reduced = AreaAverage.within(image, 2, 2);
    assertThat(reduced.levels()).containsExactly(30, (byte) 150);
  }

  @Test
  void aFolderThatIsAFileIsToldAndNothingIsLeft() throws IOException {
    FilePicture picture = draw(new SimpleFits().shorts("A", 1, 8, new short[64]));
    Path file = Files.write(folder.resolve("file"), "x".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> picture.write(file.resolve("a.jpg")))
        .isInstanceOf(ImageWriteException.class)
        .hasMessageContaining("is no directory; remove it");
  }

  @Test
  void aSheetHasAsManyPagesAsItNeeds() throws IOException {
    FilePicture picture = draw(new SimpleFits().shorts("A", 1, 8, new short[64]));
    ContactSheet sheet = new ContactSheet(folder.resolve("sheet.jpg"));
    for (int i = 0; i < 26; i++) {
      sheet.add("a.fits", picture);
    }
    assertThat(sheet.finish())
        .containsExactly(folder.resolve("sheet.jpg"), folder.resolve("sheet-2.jpg"))
        .allMatch(Files::exists);
  }

  private static float[] ramp() {
    float[] values = new float[64 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return values;
  }

  private FileArtist artist() {
    return new FileArtist(TestPlanes.settings(folder), List.copyOf(InstrumentProfiles.builtIn()));
  }

  private FilePicture draw(SimpleFits fits) throws IOException {
    return artist().draw(fits.write(folder.resolve("test.fits")), null);
  }
}
