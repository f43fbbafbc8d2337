package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.Imaging;
import org.fitsql.definitions.FilenameConvention;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationFacts;
import org.fitsql.definitions.ObservationName;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.fits.FitsReader;
import org.fitsql.quicklook.QuicklookImage.Kind;
import org.fitsql.quicklook.QuicklookImage.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuicklookArtistTest {
  private static final String ROOTNAME = "j8bt05njq";

  @TempDir private Path folder;
  private QuicklookSettings settings;
  private QuicklookArtist artist;

  @BeforeEach
  void makeArtist() {
    settings = TestPlanes.settings(folder);
    artist = new QuicklookArtist(settings);
  }

  @Test
  void bothChipsMakeOneMosaicWithChipOneOnTop() throws IOException {
    // chip 2 is the first in the file; all of its pixels are darker
    Drawn drawn = draw("flt", chips("CCDCHIP = 2", "CCDCHIP = 1"));
    Raster raster = decode(images(drawn).get(0));
    assertThat(raster.getHeight()).isEqualTo(128);
    assertThat(raster.getSample(100, 10, 0)).isGreaterThan(raster.getSample(100, 120, 0));
  }

  @Test
  void theMosaicRuleWinsOverTheOrderInTheFile() throws IOException {
    Drawn drawn = draw("flt", chips("CCDCHIP = 1", "CCDCHIP = 2"));
    Raster raster = decode(images(drawn).get(0));
    assertThat(raster.getSample(100, 10, 0)).isLessThan(raster.getSample(100, 120, 0));
  }

  @Test
  void extverOrdersPlanesThatTheRuleDoesNotKnow() throws IOException {
    for (String chip : List.of("CCDCHIP = 7", "CCDCHIP = 2", "NOCHIP  = 1")) {
      Raster raster = decode(images(draw("flt", chips("CCDCHIP = 2", chip))).get(0));
      assertThat(raster.getSample(100, 10, 0)).isGreaterThan(raster.getSample(100, 120, 0));
    }
  }

  @Test
  void aPlaneWithoutPixelsIsLeftOutOfTheMosaic() throws IOException {
    SimpleFits fits =
        new SimpleFits().empty("SCI", "CCDCHIP = 2").floats("SCI", 2, 64, ramp(64 * 64, 0));
    assertThat(images(draw("flt", fits)).get(0).height()).isEqualTo(64);
  }

  @Test
  void aConstantArrayIsDrawnMidGreyInItsOwnSize() throws IOException {
    SimpleFits fits = new SimpleFits().empty("SCI", "NPIX1   = 64", "NPIX2   = 32", "PIXVALUE= 0");
    QuicklookImage image = images(draw("raw", fits)).get(0);
    assertThat(image.outcome()).isEqualTo(Outcome.CONSTANT);
    assertThat(image.width()).isEqualTo(64);
    assertThat(image.height()).isEqualTo(32);
    assertThat(decode(image).getSample(5, 5, 0)).isEqualTo(128);
  }

  @Test
  void flaggedPixelsAreLeftOutOfTheLimitsWhereThatIsAskedFor() throws IOException {
    float[] values = ramp(64 * 64, 0);
    short[] flags = new short[values.length];
    for (int i = 0; i < values.length; i += 10) {
      values[i] = 1e6f;
      flags[i] = 16;
    }
    SimpleFits fits = new SimpleFits().floats("SCI", 1, 64, values).shorts("DQ", 1, 64, flags);
    assertThat(images(draw("flt", fits)).get(0).high()).isLessThan(4096);
    artist =
        new QuicklookArtist(
            new QuicklookSettings(settings.jpegs(), settings.thumbnails(), 1, 99, false));
    assertThat(images(draw("flt", fits)).get(0).high()).isEqualTo(1e6);
  }

  @Test
  void flagsOfAnotherShapeAreNotUsed() throws IOException {
    SimpleFits fits =
        new SimpleFits()
            .floats("SCI", 1, 64, ramp(64 * 64, 0))
            .shorts("DQ", 1, 32, new short[64 * 32]);
    assertThat(images(draw("flt", fits)).get(0).outcome()).isEqualTo(Outcome.CLIPPED);
  }

  @Test
  void filesLieInTheFolderUnderTheFullRootname() throws IOException {
    List<QuicklookImage> images = images(draw("flt", chips("CCDCHIP = 2", "CCDCHIP = 1")));
    assertThat(images).extracting(QuicklookImage::kind).containsExactly(Kind.JPEG, Kind.THUMBNAIL);
    assertThat(folder.resolve("jpegs/9438/j8bt05njq_flt.jpg")).hasSize(images.get(0).bytes());
    assertThat(folder.resolve("thumbnails/9438/j8bt05njq_flt.thumb"))
        .hasSize(images.get(1).bytes());
    assertThat(everyFile()).hasSize(3);
  }

  @Test
  void onlyFiletypesThatTheProfileNamesGetImages() throws IOException {
    SimpleFits fits = chips("CCDCHIP = 2", "CCDCHIP = 1");
    assertThat(images(draw("raw", fits))).extracting(QuicklookImage::kind).containsOnly(Kind.JPEG);
    assertThat(draw("spt", fits)).isEqualTo(new Drawn.NotWanted());
  }

  @Test
  void filesWithoutPlanesOrPixelsGiveAReasonAndNoFile() throws IOException {
    assertThat(draw("flt", new SimpleFits()))
        .isEqualTo(new Drawn.NothingToDraw("no HDU is named SCI"));
    assertThat(draw("flt", new SimpleFits().empty("SCI")))
        .isEqualTo(new Drawn.NothingToDraw("no HDU named SCI has pixels"));
    assertThat(everyFile()).hasSize(1);
  }

  @Test
  void thumbnailsAreExactly128PixelsWithTheAspectKept() throws IOException {
    SimpleFits fits = new SimpleFits().floats("SCI", 1, 600, ramp(600 * 150, 0));
    QuicklookImage thumbnail = images(draw("flt", fits)).get(1);
    assertThat(thumbnail.width()).isEqualTo(128);
    Raster raster = decode(thumbnail);
    assertThat(raster.getWidth()).isEqualTo(128);
    assertThat(raster.getHeight()).isEqualTo(128);
    assertThat(raster.getSample(64, 20, 0)).isCloseTo(64, within(2));
    assertThat(raster.getSample(64, 107, 0)).isCloseTo(64, within(2));
    assertThat(raster.getSample(64, 50, 0)).isGreaterThan(180);
    assertThat(raster.getSample(64, 77, 0)).isLessThan(60);
  }

  @Test
  void theSameFileGivesTheSameBytesTwice() throws IOException {
    SimpleFits fits = chips("CCDCHIP = 2", "CCDCHIP = 1");
    draw("flt", fits);
    byte[] jpeg = Files.readAllBytes(folder.resolve("jpegs/9438/j8bt05njq_flt.jpg"));
    byte[] thumbnail = Files.readAllBytes(folder.resolve("thumbnails/9438/j8bt05njq_flt.thumb"));
    draw("raw", new SimpleFits().shorts("SCI", 1, 2, new short[] {1, 2, 3, 4}));
    draw("flt", fits);
    assertThat(folder.resolve("jpegs/9438/j8bt05njq_flt.jpg")).hasBinaryContent(jpeg);
    assertThat(folder.resolve("thumbnails/9438/j8bt05njq_flt.thumb")).hasBinaryContent(thumbnail);
  }

  @Test
  void theJpegIsGreyJfifAndSaysWhatItShows() throws IOException {
    QuicklookImage image = images(draw("flt", chips("CCDCHIP = 2", "CCDCHIP = 1"))).get(0);
    byte[] bytes = Files.readAllBytes(settings.jpegs().resolve(image.path()));
    assertThat(new String(bytes, 6, 4, StandardCharsets.US_ASCII)).isEqualTo("JFIF");
    assertThat(decode(image).getNumBands()).isEqualTo(1);
    assertThat(Imaging.getXmpXml(bytes))
        .contains(
            "j8bt05njq_flt", "Test camera, detector WFC, 2002-04-13", "percentiles 1.0 and 99.0");
  }

  @Test
  void aHugeImageIsReducedAndItsEarlyEndTold() throws IOException {
    SimpleFits fits = new SimpleFits().image("SCI", 1, -32, 60_000, 60_000, new byte[2880]);
    assertThatThrownBy(() -> draw("flt", fits))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("HDU 1 (SCI,1): the file ends at byte");
    SimpleFits wide = new SimpleFits().image("SCI", 1, 8, 70_000, 1, new byte[2880 * 25]);
    assertThat(images(draw("flt", wide)).get(0).width()).isEqualTo(7778);
  }

  @Test
  void anOutputFolderThatIsAFileIsNamedInTheMessageAndLeavesNothing() throws IOException {
    Files.writeString(settings.jpegs(), "not a directory");
    assertThatThrownBy(() -> draw("flt", chips("CCDCHIP = 2", "CCDCHIP = 1")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("j8bt05njq_flt.jpg")
        .hasMessageContaining(settings.jpegs() + " is no directory");
    assertThat(everyFile()).hasSize(2);
  }

  @Test
  void aDirectoryInTheImagesPlaceLeavesNoTemporaryFile() throws IOException {
    Files.createDirectories(folder.resolve("jpegs/9438/j8bt05njq_raw.jpg/inside"));
    assertThatThrownBy(() -> draw("raw", chips("CCDCHIP = 2", "CCDCHIP = 1")))
        .hasMessageContaining("a directory has its name");
    assertThat(everyFile()).hasSize(1);
  }

  @Test
  void namesFromHeadersCannotLeaveTheFolder() {
    assertThat(QuicklookPath.directoryName("../../etc")).isEqualTo("_.._etc");
    assertThat(QuicklookPath.directoryName("..")).isEqualTo("unknown");
    assertThat(QuicklookPath.directoryName("  ")).isEqualTo("unknown");
    assertThat(QuicklookPath.directoryName("a/b\\c\0d")).isEqualTo("a_b_c_d");
    assertThat(QuicklookPath.directoryName("9438 ")).isEqualTo("9438");
  }

  @Test
  void imagesOfAVanishedFileAreRemovedWithTheirEmptyFolder() throws IOException {
    draw("flt", chips("CCDCHIP = 2", "CCDCHIP = 1"));
    draw("raw", chips("CCDCHIP = 2", "CCDCHIP = 1"));
    for (QuicklookPath path : QuicklookPath.of(profile(), name("flt"), "9438")) {
      assertThat(path.remove(settings)).isTrue();
      assertThat(path.remove(settings)).isFalse();
    }
    assertThat(settings.thumbnails()).isEmptyDirectory();
    assertThat(folder.resolve("jpegs/9438/j8bt05njq_raw.jpg")).exists();
    assertThatThrownBy(() -> new QuicklookPath(Kind.JPEG, Path.of("../x")).remove(settings))
        .hasMessageContaining("not below");
  }

  private Drawn draw(String filetype, SimpleFits fits) throws IOException {
    Path path = fits.write(folder.resolve(ROOTNAME + "_" + filetype + ".fits"));
    try {
      return artist.draw(profile(), name(filetype), new FitsReader().read(path), "9438");
    } finally {
      Files.move(path, folder.resolve("input.fits"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<QuicklookImage> images(Drawn drawn) {
    return ((Drawn.Images) drawn).images();
  }

  private Raster decode(QuicklookImage image) throws IOException {
    Path root = image.kind() == Kind.JPEG ? settings.jpegs() : settings.thumbnails();
    BufferedImage decoded = ImageIO.read(root.resolve(image.path()).toFile());
    return decoded.getRaster();
  }

  private List<Path> everyFile() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  /** Two chips: EXTVER 1 dark, EXTVER 2 bright. */
  private static SimpleFits chips(String firstCard, String secondCard) {
    return new SimpleFits()
        .floats("SCI", 1, 128, ramp(128 * 64, 0), firstCard)
        .floats("SCI", 2, 128, ramp(128 * 64, 10_000), secondCard);
  }

  private static float[] ramp(int size, float from) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = from + i;
    }
    return values;
  }

  private static ObservationName name(String filetype) {
    return new ObservationName(
        ROOTNAME + "_" + filetype + ".fits", ROOTNAME, "j8bt05nj", filetype, false);
  }

  private static InstrumentProfile profile() {
    return new InstrumentProfile(
        "test/camera",
        "Test camera",
        new NoNames(),
        List.of("wfc"),
        List.of(new InstrumentProfile.DetectorRule("DETECTOR", Pattern.compile("(?<detector>.*)"))),
        Map.of(),
        List.of("raw", "flt"),
        Set.of("PRIMARY"),
        null,
        null,
        null,
        List.of(),
        Map.of(),
        new QuicklookRules(
            Set.of("raw", "flt"),
            Set.of("flt"),
            "SCI",
            "DQ",
            16,
            new QuicklookRules.Mosaic("CCDCHIP", Arrays.asList("2", "1"), 0),
            "PROPOSID"),
        ObservationFacts.none());
  }

  /** Tests name their observations themselves. */
  private static final class NoNames implements FilenameConvention {
    @Override
    public Optional<ObservationName> parse(String filename) {
      return Optional.empty();
    }

    @Override
    public Optional<String> directory(ObservationName name) {
      return Optional.empty();
    }
  }
}
