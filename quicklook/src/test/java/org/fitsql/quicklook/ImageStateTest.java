package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.fits.FitsReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When images have to be drawn again, and when not. */
class ImageStateTest {
  private static final String[] CARDS = {"CCDCHIP = 1", "BUNIT   = 'ELECTRONS'"};

  @TempDir private Path folder;
  private final InstrumentProfile acs = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
  private QuicklookSettings settings;
  private ImageState before;

  @BeforeEach
  void drawOnce() throws IOException {
    settings = TestPlanes.settings(folder);
    before = ((Drawn.Images) draw(file(5, 0, CARDS), null)).state();
  }

  @Test
  void aHeaderThatWasTouchedAndSaysTheSameOfThePictureRedrawsNothing() throws IOException {
    SimpleFits other =
        new SimpleFits("CAL_VER = '10.4.0'", "DATE    = '2026-11-20'")
            .floats("SCI", 1, 32, pixels(5), "CCDCHIP = 1", "BUNIT   = 'COUNTS'", "NEW     = 1")
            .shorts("DQ", 1, 32, flags(0));
    assertThat(draw(other, before)).isEqualTo(new Drawn.Unchanged());
  }

  @Test
  void onePixelOrOneFlagIsEnoughToDrawAgain() throws IOException {
    assertThat(draw(file(6, 0, CARDS), before)).isInstanceOf(Drawn.Images.class);
    assertThat(draw(file(5, 16, CARDS), before)).isInstanceOf(Drawn.Images.class);
  }

  @Test
  void keywordsThatMakeValuesOrStandInTheImageDrawAgain() throws IOException {
    for (String card : List.of("BSCALE  = 2.0", "LTV1    = -3.0")) {
      assertThat(draw(file(5, 0, "CCDCHIP = 1", card), before)).isInstanceOf(Drawn.Images.class);
    }
    SimpleFits renamed =
        new SimpleFits("TARGNAME= 'NGC104'")
            .floats("SCI", 1, 32, pixels(5), CARDS)
            .shorts("DQ", 1, 32, flags(0));
    assertThat(draw(renamed, before)).isInstanceOf(Drawn.Images.class);
  }

  @Test
  void settingsDrawAgain() throws IOException {
    settings = settings.withSizes(List.of(16), false);
    assertThat(draw(file(5, 0, CARDS), before)).isInstanceOf(Drawn.Images.class);
  }

  @Test
  void whatWasHashedWhileItWasReadAgreesWithWhatIsHashedAlone() throws IOException {
    // the state was taken on the way to the picture, the comparison reads bytes alone
    assertThat(draw(file(5, 0, CARDS), before)).isEqualTo(new Drawn.Unchanged());
  }

  @Test
  void settingsDifferBetweenFiletypesAndNotBetweenJavaProcesses() {
    QuicklookSettings fixed = TestPlanes.settings(Path.of("images"));
    String ofFlt = ImageState.settings(fixed, acs, "flt");
    assertThat(ofFlt).isNotEqualTo(ImageState.settings(fixed, acs, "raw"));
    // sets of another order are the same settings; folders are none
    assertThat(ImageState.settings(settings, acs.withJpegs(Set.of("flc", "raw", "flt")), "flt"))
        .isEqualTo(ofFlt);
  }

  private SimpleFits file(int value, int flag, String... cards) {
    return new SimpleFits()
        .floats("SCI", 1, 32, pixels(value), cards)
        .shorts("DQ", 1, 32, flags(flag));
  }

  private static float[] pixels(int value) {
    float[] pixels = new float[32 * 32];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }
    pixels[77] = value;
    return pixels;
  }

  private static short[] flags(int flag) {
    short[] flags = new short[32 * 32];
    flags[5] = (short) flag;
    return flags;
  }

  private Drawn draw(SimpleFits fits, ImageState known) throws IOException {
    Path path = fits.write(folder.resolve("j8bt05njq_flt.fits"));
    return new QuicklookArtist(settings)
        .draw(
            acs,
            acs.parse("j8bt05njq_flt.fits").orElseThrow(),
            new FitsReader().read(path),
            "9438",
            known);
  }
}
