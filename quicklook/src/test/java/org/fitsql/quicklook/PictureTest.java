package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fitsql.quicklook.TestPlanes.AS_STORED;
import static org.fitsql.quicklook.TestPlanes.doubles;
import static org.fitsql.quicklook.TestPlanes.draw;
import static org.fitsql.quicklook.TestPlanes.floats;
import static org.fitsql.quicklook.TestPlanes.level;
import static org.fitsql.quicklook.TestPlanes.limits;
import static org.fitsql.quicklook.TestPlanes.plane;
import static org.fitsql.quicklook.TestPlanes.shorts;
import static org.fitsql.quicklook.TestPlanes.style;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fitsql.definitions.LimitsMethod;
import org.fitsql.definitions.Stretch;
import org.fitsql.fits.Pixels;
import org.fitsql.fits.Pixels.Scaling;
import org.junit.jupiter.api.Test;

class PictureTest {

  @Test
  void theFirstRowOfTheFileIsAtTheBottomOfThePicture() {
    GreyImage image = draw(floats(3, 100, 0, 0, 0, 0, 0));
    assertThat(image.levels()).startsWith((byte) 0, (byte) 0, (byte) 0);
    assertThat(image.levels()[3] & 0xff).isEqualTo(255);
    assertThat(level(image, 0, 0)).isEqualTo(255);
  }

  @Test
  void planesAreStackedFromTheBottom() {
    GreyImage image = draw(floats(2, 0, 0), floats(2, 50, 100));
    assertThat(image.height()).isEqualTo(2);
    assertThat(level(image, 0, 0)).isEqualTo(0);
    assertThat(level(image, 1, 1)).isEqualTo(255);
    assertThat(image.levels()[1] & 0xff).isEqualTo(255);
  }

  @Test
  void aNarrowerPlaneIsCentredOnTheBackground() {
    GreyImage image = draw(floats(4, 0, 10, 20, 30), floats(2, 0, 30));
    assertThat(image.width()).isEqualTo(4);
    assertThat(level(image, 0, 1)).isEqualTo(GreyImage.NO_VALUE);
    assertThat(level(image, 3, 1)).isEqualTo(GreyImage.NO_VALUE);
    assertThat(level(image, 1, 1)).isEqualTo(0);
    assertThat(level(image, 2, 1)).isEqualTo(255);
  }

  @Test
  void levelsAreTheNearestToTheValueAndClamped() {
    Plane ramp = doubles(5, 0, 25.5, 25.3, 255, 127.6);
    Limits wide =
        new Limits(
            0,
            255,
            QuicklookImage.Outcome.CLIPPED,
            Stretch.LINEAR,
            limits(ramp).statistics(),
            List.of());
    Plane beyond = doubles(5, -1e300, 1e300, Double.NaN, 0.49, 0.51);
    GreyImage image =
        Picture.draw(List.of(ramp, beyond), wide, GreyImage.NO_VALUE, new WorkArrays());
    assertThat(levels(image, 0)).containsExactly(0, 26, 25, 255, 128);
    assertThat(levels(image, 1)).containsExactly(0, 255, GreyImage.NO_VALUE, 0, 1);
  }

  @Test
  void infinitiesAndNanHaveTheChosenShade() {
    float inf = Float.POSITIVE_INFINITY;
    Plane floats = floats(5, inf, -inf, Float.NaN, 1, 2);
    Plane doubles = doubles(5, inf, -inf, Float.NaN, 1, 2);
    for (Plane plane : List.of(floats, doubles)) {
      for (Stretch stretch : Stretch.values()) {
        Limits limits = limits(style(LimitsMethod.PERCENTILE, stretch), new WorkArrays(), plane);
        GreyImage image = Picture.draw(List.of(plane), limits, 99, new WorkArrays());
        assertThat(levels(image, 0)).containsExactly(99, 99, 99, 0, 255);
      }
    }
  }

  @Test
  void blankIsDarkGrey() {
    GreyImage image = draw(shorts(3, new Scaling(1, 32768, 9L), (short) 9, (short) -5, (short) 5));
    assertThat(levels(image, 0)).containsExactly(GreyImage.NO_VALUE, 0, 255);
  }

  @Test
  void aConstantPictureIsMidGrey() {
    assertThat(levels(draw(floats(3, 4, Float.NaN, 4)), 0))
        .containsExactly(128, GreyImage.NO_VALUE, 128);
    assertThat(levels(draw(plane(new Pixels.Constant(2, 1, AS_STORED, 0))), 0))
        .containsExactly(128, 128);
  }

  @Test
  void aPictureWithoutAnyValueIsACrossOnBlack() {
    float[] nothing = new float[64 * 64];
    Arrays.fill(nothing, Float.NaN);
    GreyImage image = draw(floats(64, nothing));
    assertThat(level(image, 0, 0)).isGreaterThan(100);
    assertThat(level(image, 32, 32)).isGreaterThan(100);
    assertThat(level(image, 63, 0)).isGreaterThan(100);
    assertThat(level(image, 32, 4)).isZero();
  }

  @Test
  void photonCountsAmongZerosShow() {
    float[] values = new float[128 * 128];
    values[1000] = 1;
    values[2000] = 2;
    values[3000] = 3;
    GreyImage image = draw(floats(128, values));
    assertThat(level(image, 1000 % 128, 1000 / 128)).isBetween(80, 90);
    assertThat(level(image, 3000 % 128, 3000 / 128)).isGreaterThan(250);
    assertThat(level(image, 0, 0)).isZero();
  }

  @Test
  void oneNanDoesNotBlackenThePicture() {
    float[] values = new float[10_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    values[5] = Float.NaN;
    GreyImage image = draw(floats(100, values));
    assertThat(level(image, 50, 50)).isBetween(120, 135);
  }

  @Test
  void theSamePixelsGiveTheSamePictureInEveryType() {
    Random random = new Random(6);
    int n = 64 * 64;
    short[] shorts = new short[n];
    int[] ints = new int[n];
    long[] longs = new long[n];
    float[] floats = new float[n];
    double[] doubles = new double[n];
    byte[] bytes = new byte[n];
    for (int i = 0; i < n; i++) {
      int value = random.nextInt(200);
      bytes[i] = (byte) value;
      shorts[i] = (short) value;
      ints[i] = value;
      longs[i] = value;
      floats[i] = value;
      doubles[i] = value;
    }
    byte[] expected = draw(doubles(64, doubles)).levels();
    assertThat(draw(floats(64, floats)).levels()).isEqualTo(expected);
    assertThat(draw(shorts(64, AS_STORED, shorts)).levels()).isEqualTo(expected);
    assertThat(draw(plane(new Pixels.Ints(64, 64, AS_STORED, ints))).levels()).isEqualTo(expected);
    assertThat(draw(plane(new Pixels.Longs(64, 64, AS_STORED, longs))).levels())
        .isEqualTo(expected);
    assertThat(draw(plane(new Pixels.Bytes(64, 64, AS_STORED, bytes))).levels())
        .isEqualTo(expected);
  }

  @Test
  void hugeAndTinyRangesAreDrawnToo() {
    assertThat(levels(draw(doubles(3, -1.5e308, 0, 1.5e308)), 0).get(1)).isBetween(127, 128);
    assertThat(levels(draw(floats(3, -3e38f, 0, 3e38f)), 0).get(1)).isBetween(127, 128);
    double tiny = 1e-310;
    assertThat(levels(draw(doubles(3, 0, tiny, 2 * tiny)), 0).get(1)).isBetween(127, 128);
    assertThat(levels(draw(floats(3, 16_777_216, 16_777_218, 16_777_220)), 0).get(1))
        .isBetween(127, 128);
  }

  @Test
  void singleCountsDoNotVanishInTheThumbnail() throws IOException {
    float[] values = new float[1024 * 1024];
    Random random = new Random(7);
    for (int i = 0; i < values.length / 200; i++) {
      values[random.nextInt(values.length)] = 1;
    }
    byte[] thumbnail = Thumbnail.of(draw(floats(1024, values))).levels();
    long bright =
        IntStream.range(0, thumbnail.length).filter(i -> (thumbnail[i] & 0xff) > 32).count();
    assertThat(bright).isGreaterThan(100);
  }

  @Test
  void aThumbnailIsTheAverageOfThePicture() throws IOException {
    float[] values = new float[1024 * 1024];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 1024 + i % 2 * 400;
    }
    GreyImage image = draw(floats(1024, values));
    GreyImage thumbnail = Thumbnail.of(image);
    for (int x = 0; x < 128; x += 9) {
      int sum = 0;
      for (int i = 0; i < 64; i++) {
        sum += level(image, x * 8 + i % 8, 512 + i / 8);
      }
      assertThat(level(thumbnail, x, 64)).isCloseTo(sum / 64, within(2));
    }
  }

  private static List<Integer> levels(GreyImage image, int rowFromBottom) {
    Integer[] levels = new Integer[image.width()];
    Arrays.setAll(levels, x -> level(image, x, rowFromBottom));
    return List.of(levels);
  }
}
