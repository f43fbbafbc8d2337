package org.fitsql.quicklook.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.fitsql.fits.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldCoordinatesTest {
  private static final String[] TAN = {
    "CTYPE1  = 'RA---TAN'",
    "CTYPE2  = 'DEC--TAN'",
    "CRVAL1  = 10.0",
    "CRVAL2  = -30.0",
    "CRPIX1  = 50.5",
    "CRPIX2  = 20.0"
  };

  @Test
  void theMatrixMayBeSaidInThreeWays() {
    double turn = Math.toRadians(30);
    WorldCoordinates rotated =
        read(TAN, "CDELT1  = -0.001", "CDELT2  = 0.002", "CROTA2  = 30.0").orElseThrow();
    assertThat(rotated.cd().xx()).isCloseTo(-0.001 * Math.cos(turn), within(1e-15));
    assertThat(rotated.cd().xy()).isCloseTo(-0.002 * Math.sin(turn), within(1e-15));
    assertThat(rotated.cd().yx()).isCloseTo(-0.001 * Math.sin(turn), within(1e-15));
    assertThat(rotated.cd().yy()).isCloseTo(0.002 * Math.cos(turn), within(1e-15));
    assertThat(rotated.rotation()).isCloseTo(30, within(1e-9));
    assertThat(rotated.scaleX()).isCloseTo(-0.001, within(1e-15));
    assertThat(rotated.scaleY()).isCloseTo(0.002, within(1e-15));

    WorldCoordinates pc =
        read(TAN, "CDELT1  = -0.001", "CDELT2  = 0.002", "PC1_2   = 0.5").orElseThrow();
    assertThat(pc.cd()).isEqualTo(new WorldCoordinates.Matrix(-0.001, -0.0005, 0, 0.002));

    WorldCoordinates cd = read(TAN, "CD1_1   = -0.001", "CD2_2   = 0.002").orElseThrow();
    assertThat(cd.cd()).isEqualTo(new WorldCoordinates.Matrix(-0.001, 0, 0, 0.002));
  }

  @Test
  void latitudeMayBeTheFirstAxis() {
    WorldCoordinates world =
        read(
                new String[] {"CTYPE1  = 'DEC--TAN'", "CTYPE2  = 'RA---TAN'"},
                "CRVAL1  = -30.0",
                "CRVAL2  = 10.0",
                "CD1_1   = 0.002",
                "CD2_2   = -0.001")
            .orElseThrow();
    assertThat(world.longitude()).isEqualTo(10);
    assertThat(world.latitude()).isEqualTo(-30);
    assertThat(world.cd()).isEqualTo(new WorldCoordinates.Matrix(0, -0.001, 0.002, 0));
  }

  @Test
  void framesAreThoseOfTheStandard() {
    assertThat(frame()).isEqualTo("ICRS");
    assertThat(frame("EQUINOX = 2000.0")).isEqualTo("FK5 J2000");
    assertThat(frame("EQUINOX = 1950.0")).isEqualTo("FK4 B1950");
    assertThat(frame("RADESYS = 'ICRS'", "EQUINOX = 2000.0")).isEqualTo("ICRS J2000");
    assertThat(read(TAN, "CD1_1   = 1.0", "CD2_2   = 1.0", "RADESYS = 'GAPPT'")).isEmpty();
  }

  private static String frame(String... cards) {
    String[] scaled = {"CD1_1   = -1.0", "CD2_2   = 1.0"};
    WorldCoordinates world = read(both(TAN, scaled), cards).orElseThrow();
    String equinox = cards.length == 0 ? "" : " " + world.equinox();
    return world.frame() + equinox;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CTYPE1  = 'RA---ZPN'",
        "CTYPE1  = 'LINEAR'",
        "CUNIT1  = 'arcsec'",
        "LONPOLE = 90.0",
        "PV1_1   = 0.5",
        "CRVAL1  = 'none'",
        "CD2_2   = 0.0"
      })
  void whatTheMetadataHaveNoWordForIsNotSaid(String card) {
    String keyword = card.substring(0, 8);
    String[] others =
        java.util.Arrays.stream(both(TAN, new String[] {"CD1_1   = -1.0", "CD2_2   = 1.0"}))
            .filter(other -> !other.startsWith(keyword))
            .toArray(String[]::new);
    assertThat(read(others, card)).isEmpty();
  }

  @Test
  void anImageWithoutScaleHasNoSky() {
    assertThat(read(TAN)).isEmpty();
  }

  @Test
  void sipDistortionLeavesTheProjection() {
    assertThat(
            read(
                new String[] {"CTYPE1  = 'RA---TAN-SIP'", "CTYPE2  = 'DEC--TAN-SIP'"},
                "CRVAL1  = 1.0",
                "CRVAL2  = 2.0",
                "CD1_1   = -1.0",
                "CD2_2   = 1.0"))
        .get()
        .extracting(WorldCoordinates::projection)
        .isEqualTo("TAN");
  }

  @Test
  void aMirroredSkyHasAPositiveScale() {
    WorldCoordinates world = read(TAN, "CD1_1   = 0.001", "CD2_2   = 0.001").orElseThrow();
    assertThat(world.scaleX()).isEqualTo(0.001);
    assertThat(world.rotation()).isZero();
  }

  private static Optional<WorldCoordinates> read(String[] some, String... more) {
    String[] cards = both(some, more);
    StringBuilder text = new StringBuilder();
    for (String card : cards) {
      text.append(String.format("%-80s", card));
    }
    text.append(String.format("%-80s", "END"));
    Header header = Header.parse(text.toString().getBytes(StandardCharsets.US_ASCII));
    return WorldCoordinates.of(new HeaderPair(header, Header.parse(new byte[0])));
  }

  private static String[] both(String[] some, String[] more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(some), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }
}
