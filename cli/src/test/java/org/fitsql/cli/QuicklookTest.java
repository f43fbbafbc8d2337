package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.simulation.file.ImageData;
import org.fitsql.simulation.file.TableData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fitsql quicklook} as a user meets it. */
class QuicklookTest {
  @TempDir private Path directory;
  private Invocation fitsql;

  @BeforeEach
  void makeFiles() throws IOException {
    fitsql = new Invocation(directory);
    short[] pixels = new short[80 * 60];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) i;
    }
    write(
        "image.fits",
        new FitsBuilder()
            .hdu(HduBuilder.primary())
            .hdu(HduBuilder.extension("SCI", 1, ImageData.shorts(80, 60, pixels)))
            .hdu(HduBuilder.extension("SCI", 2, ImageData.shorts(60, 80, pixels))));
  }

  @Test
  void anImageIsWrittenHereAndDescribed() throws IOException {
    assertThat(fitsql.run("quicklook", "image.fits")).isEqualTo(ExitCode.DONE);
    assertThat(fitsql.out()).contains("image.fits: HDU 1 (SCI,1), 80 x 60, linear from 4");
    assertThat(ImageIO.read(directory.resolve("image.jpg").toFile()).getWidth()).isEqualTo(80);
  }

  @Test
  void anHduASizeAndAFolderCanBeChosen() throws IOException {
    assertThat(fitsql.run("quicklook", "--hdu", "2", "--size", "40", "-o", "out", "image.fits"))
        .isEqualTo(ExitCode.DONE);
    assertThat(ImageIO.read(directory.resolve("out/image_hdu2.jpg").toFile()).getHeight())
        .isEqualTo(40);
  }

  @Test
  void aTableIsPlotted() throws IOException {
    TableData table =
        new TableData(
            List.of(
                new TableData.Column("WAVELENGTH", "D", "Angstrom", "", ""),
                new TableData.Column("FLUX", "D", "erg", "", "")),
            List.of(new Object[] {1000.0, 1.0}, new Object[] {2000.0, 4.0}));
    write(
        "spectrum.fits",
        new FitsBuilder()
            .hdu(HduBuilder.primary())
            .hdu(HduBuilder.extension("SPECTRUM", 1, table)));
    assertThat(fitsql.run("quicklook", "spectrum.fits")).isEqualTo(ExitCode.DONE);
    assertThat(fitsql.out()).contains("FLUX", "WAVELENGTH");
    assertThat(directory.resolve("spectrum.jpg")).exists();
  }

  @Test
  void oneBadFileSpoilsNoOther() throws IOException {
    Files.writeString(directory.resolve("text.fits"), "no FITS at all");
    assertThat(fitsql.run("quicklook", "text.fits", "missing.fits", "image.fits"))
        .isEqualTo(ExitCode.SOME_FAILED);
    assertThat(fitsql.err())
        .contains("text.fits", "missing.fits: no such file", "2 of 3 files could not be drawn");
    assertThat(directory.resolve("image.jpg")).exists();
    assertThat(directory.resolve("text.jpg")).doesNotExist();
  }

  @Test
  void twoFilesOfOneNameAreNotDrawnOverEachOther() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.copy(directory.resolve("image.fits"), other.resolve("image.fits"));
    assertThat(fitsql.run("quicklook", "image.fits", "other/image.fits"))
        .isEqualTo(ExitCode.SOME_FAILED);
    assertThat(fitsql.err()).contains("is that of image.fits; draw it into another folder");
  }

  @Test
  void aFolderThatIsAFileIsRefusedWithAdvice() {
    assertThat(fitsql.run("quicklook", "-o", "image.fits", "image.fits")).isEqualTo(ExitCode.USAGE);
    assertThat(fitsql.err()).contains("image.fits is no directory; name another");
  }

  @Test
  void anImpossibleSizeIsRefused() {
    assertThat(fitsql.run("quicklook", "--size", "0", "image.fits")).isEqualTo(ExitCode.USAGE);
    assertThat(fitsql.err()).contains("--size 0 is not between 1 and 65500");
  }

  @Test
  void jsonHasOneObjectAndASheetIsListed() {
    assertThat(fitsql.run("quicklook", "--json", "--sheet", "s.jpg", "image.fits", "none.fits"))
        .isEqualTo(ExitCode.SOME_FAILED);
    assertThat(fitsql.out().replaceAll("\\s", ""))
        .startsWith("{")
        .contains("\"hdu\":\"HDU1(SCI,1)\"", "s.jpg", "\"failures\":[{\"file\":\"none.fits\"");
    assertThat(directory.resolve("s.jpg")).exists();
    assertThat(directory.resolve("image.jpg")).doesNotExist();
  }

  private void write(String name, FitsBuilder fits) throws IOException {
    Files.write(directory.resolve(name), fits.toBytes());
  }
}
