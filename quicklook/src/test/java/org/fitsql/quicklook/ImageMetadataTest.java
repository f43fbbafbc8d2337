package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.formats.jpeg.JpegImageMetadata;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.fits.FitsReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What images say about themselves, read back by other means than those that wrote it. */
class ImageMetadataTest {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;
  private static final String[] SKY = {
    "CTYPE1  = 'RA---TAN'",
    "CTYPE2  = 'DEC--TAN'",
    "CRVAL1  = 83.6",
    "CRVAL2  = -69.5",
    "CRPIX1  = 210.0",
    "CRPIX2  = 120.5",
    // rotated, and not at right angles, as ACS is
    "CD1_1   = -1.2E-05",
    "CD1_2   = 6.1E-06",
    "CD2_1   = 5.1E-06",
    "CD2_2   = 1.15E-05"
  };
  private static final double[] CD = {-1.2E-05, 6.1E-06, 5.1E-06, 1.15E-05};

  @TempDir private Path folder;
  private QuicklookSettings settings;

  @BeforeEach
  void chooseSizes() {
    settings = TestPlanes.settings(folder).withSizes(List.of(200, 64), false);
  }

  @Test
  void everyPixelOfAMosaicLiesWhereTheHeaderOfItsLowestPlaneSays() throws IOException {
    // the brightest spot at pixel (301, 41) of chip 2, at the bottom
    SimpleFits fits =
        new SimpleFits()
            .floats("SCI", 1, WIDTH, spotAt(301, 41), with("CCDCHIP = 2"))
            .floats("SCI", 2, WIDTH, new float[WIDTH * HEIGHT], "CCDCHIP = 1");
    QuicklookImage full = draw(fits).get(0);
    assertThat(full.height()).isEqualTo(2 * HEIGHT + 50);
    assertSky(full, 1.0, full.height());
    assertSpot(full, 301, 41, 1);
  }

  @Test
  void smallerSizesSayTheSameOfTheirOwnPixels() throws IOException {
    SimpleFits fits =
        new SimpleFits().floats("SCI", 1, WIDTH, spotAt(301, 41), with("CCDCHIP = 2"));
    List<QuicklookImage> images = draw(fits);
    assertThat(images).extracting(QuicklookImage::width).containsExactly(400, 200, 64, 128);
    assertSky(images.get(1), 0.5, HEIGHT);
    assertSky(images.get(2), 0.16, HEIGHT);
    assertSpot(images.get(1), 301, 41, 0.5);
  }

  @Test
  void aLocatorAboveThePictureMovesNoPixel() throws IOException {
    SimpleFits fits =
        new SimpleFits("SUBARRAY= T")
            .floats(
                "SCI",
                1,
                WIDTH,
                spotAt(101, 201),
                with("CCDCHIP = 1", "LTV1    = -1000.0", "LTV2    = -600.0"));
    QuicklookImage image = draw(fits).get(0);
    assertThat(image.height()).isGreaterThan(HEIGHT);
    assertSky(image, 1.0, image.height());
    assertSpot(image, 101, 201, 1);
  }

  @Test
  void factsOfTheProfileAreSaidAndNothingElse() throws IOException {
    SimpleFits fits =
        new SimpleFits(
                "INSTRUME= 'ACS'",
                "TARGNAME= 'NGC104 <core> & more'",
                "FILTER1 = 'F606W'",
                "FILTER2 = 'CLEAR2L'",
                "TIME-OBS= '04:56:01'",
                "EXPTIME = 339.0",
                "SECRET  = 'do not tell'")
            .floats("SCI", 1, WIDTH, spotAt(9, 9));
    QuicklookImage image = draw(fits).get(0);
    AvmReader avm = AvmReader.of(path(image));
    assertThat(avm.texts("Subject.Name")).containsExactly("NGC104 <core> & more");
    assertThat(avm.texts("Facility")).containsExactly("HST");
    assertThat(avm.texts("Instrument")).containsExactly("ACS");
    assertThat(avm.texts("Spectral.Bandpass")).containsExactly("F606W;CLEAR2L");
    assertThat(avm.texts("Temporal.StartTime")).containsExactly("2002-04-13T04:56:01");
    assertThat(avm.texts("Temporal.IntegrationTime")).containsExactly("339.0");
    assertThat(avm.texts("MetadataVersion")).containsExactly("1.2");
    assertThat(avm.texts("Spatial.ReferencePixel")).isEmpty();
    assertThat(avm.packet()).doesNotContain("do not tell");
    JpegImageMetadata exif =
        (JpegImageMetadata) Imaging.getMetadata(Files.readAllBytes(path(image)));
    assertThat(exif.findExifValue(ExifTagConstants.EXIF_TAG_DATE_TIME_ORIGINAL).getStringValue())
        .isEqualTo("2002:04:13 04:56:01");
    assertThat(exif.findExifValue(TiffTagConstants.TIFF_TAG_IMAGE_DESCRIPTION).getStringValue())
        .startsWith("HST Advanced Camera for Surveys, detector WFC");
  }

  @Test
  void theSameFileGivesTheSameBytes() throws IOException {
    SimpleFits fits = new SimpleFits().floats("SCI", 1, WIDTH, spotAt(30, 40), with());
    QuicklookImage image = draw(fits).get(0);
    byte[] first = Files.readAllBytes(path(image));
    Files.delete(path(image));
    draw(fits);
    assertThat(path(image)).hasBinaryContent(first);
  }

  private List<QuicklookImage> draw(SimpleFits fits) throws IOException {
    InstrumentProfile acs = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
    Path path = fits.write(folder.resolve("j8bt05njq_flt.fits"));
    Drawn drawn =
        new QuicklookArtist(settings)
            .draw(
                acs,
                acs.parse("j8bt05njq_flt.fits").orElseThrow(),
                new FitsReader().read(path),
                "9438");
    return ((Drawn.Images) drawn).images();
  }

  private Path path(QuicklookImage image) {
    return settings.jpegs().resolve(image.path());
  }

  /** Corners and centre, by the header and by the image, at most a tenth of a pixel apart. */
  private void assertSky(QuicklookImage image, double shrunk, int fullHeight) throws IOException {
    AvmReader avm = AvmReader.of(path(image));
    double scaleX = (double) image.width() / WIDTH;
    double scaleY = (double) image.height() / fullHeight;
    assertThat(scaleX).isCloseTo(shrunk, within(0.01));
    assertThat(avm.numbers("Spatial.ReferenceDimension"))
        .containsExactly(image.width(), image.height());
    for (double[] pixel : new double[][] {{1, 1}, {400, 1}, {1, 300}, {400, 300}, {200.5, 150.5}}) {
      double x = (pixel[0] - 0.5) * scaleX + 0.5;
      double y = (pixel[1] - 0.5) * scaleY + 0.5;
      assertThat(TanSky.pixels(avm.sky(x, y), header(pixel[0], pixel[1]), 1.3e-5)).isLessThan(0.1);
      // scale and rotation cannot say a skew; over a few hundred pixels it is some of them
      assertThat(TanSky.pixels(avm.skyByRotation(x, y), header(pixel[0], pixel[1]), 1.3e-5))
          .isLessThan(25);
    }
  }

  private static double[] header(double x, double y) {
    return TanSky.of(83.6, -69.5, x - 210, y - 120.5, CD);
  }

  /** The centre of light in the decoded image lies on the sky where the spot was put. */
  private void assertSpot(QuicklookImage image, int x, int y, double shrunk) throws IOException {
    Raster raster = ImageIO.read(path(image).toFile()).getRaster();
    int below = (int) Math.round(HEIGHT * shrunk); // the locator is bright too
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int row = raster.getHeight() - below; row < raster.getHeight(); row++) {
      for (int column = 0; column < raster.getWidth(); column++) {
        int level = raster.getSample(column, row, 0);
        if (level > 100) {
          sum += level;
          sumX += level * (column + 1.0);
          sumY += level * (double) (raster.getHeight() - row);
        }
      }
    }
    double[] sky = AvmReader.of(path(image)).sky(sumX / sum, sumY / sum);
    assertThat(TanSky.pixels(sky, header(x, y), 1.3e-5)).isLessThan(0.1 / shrunk);
  }

  /** A bright square of 21 pixels a side around a pixel, counted from 1, on a dark sky. */
  private static float[] spotAt(int x, int y) {
    float[] pixels = new float[WIDTH * HEIGHT];
    for (int dy = -10; dy <= 10; dy++) {
      for (int dx = -10; dx <= 10; dx++) {
        int row = y - 1 + dy;
        int column = x - 1 + dx;
        if (row >= 0 && column >= 0) {
          pixels[row * WIDTH + column] = 1000;
        }
      }
    }
    return pixels;
  }

  private static String[] with(String... more) {
    String[] all = java.util.Arrays.copyOf(SKY, SKY.length + more.length);
    System.arraycopy(more, 0, all, SKY.length, more.length);
    return all;
  }
}
