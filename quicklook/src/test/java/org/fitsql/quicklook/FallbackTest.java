package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.quicklook.TestPlanes.AS_STORED;
import static org.fitsql.quicklook.TestPlanes.draw;
import static org.fitsql.quicklook.TestPlanes.floats;
import static org.fitsql.quicklook.TestPlanes.level;
import static org.fitsql.quicklook.TestPlanes.limits;
import static org.fitsql.quicklook.TestPlanes.shorts;
import static org.fitsql.quicklook.TestPlanes.style;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.fitsql.definitions.LimitsMethod;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.definitions.Stretch;
import org.fitsql.quicklook.QuicklookImage.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is drawn where the limits mean little: for every method and every stretch. */
class FallbackTest {
  private static final int SIDE = 600;

  static Stream<QuicklookStyle> styles() {
    return Stream.of(LimitsMethod.values())
        .flatMap(method -> Stream.of(Stretch.values()).map(stretch -> style(method, stretch)));
  }

  @ParameterizedTest
  @MethodSource("styles")
  void countsOfAPhotonCountingFrameShow(QuicklookStyle style) {
    Random random = new Random(1);
    float[] floats = new float[SIDE * SIDE];
    short[] shorts = new short[SIDE * SIDE];
    for (int i = 0; i < floats.length / 100; i++) {
      int at = random.nextInt(floats.length);
      floats[at] = 1 + random.nextInt(3);
      shorts[at] = (short) floats[at];
    }
    floats[77] = 5000;
    shorts[77] = 5000;
    for (Plane plane : new Plane[] {floats(SIDE, floats), shorts(SIDE, AS_STORED, shorts)}) {
      GreyImage image = draw(style, plane);
      for (int i = 0; i < floats.length; i++) {
        int level = level(image, i % SIDE, i / SIDE);
        if (floats[i] >= 2) {
          assertThat(level).isGreaterThan(24);
        } else if (floats[i] == 0) {
          assertThat(level).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("styles")
  void aFlatImageWithRoundingNoiseIsMidGrey(QuicklookStyle style) {
    Random random = new Random(2);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (1234.5 * (1 + 1e-7 * random.nextGaussian()));
    }
    Plane plane = floats(SIDE, values);
    assertThat(limits(style, new WorkArrays(), plane).outcome()).isEqualTo(Outcome.CONSTANT);
    assertThat(draw(style, plane).levels()).containsOnly((byte) 128);
  }

  @ParameterizedTest
  @MethodSource("styles")
  void whatStandsOutOfAFlatImageShowsAndTheNoiseDoesNot(QuicklookStyle style) {
    Random random = new Random(3);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (1000 * (1 + 1e-7 * random.nextGaussian()));
    }
    values[1234] = 1010;
    GreyImage image = draw(style, floats(SIDE, values));
    assertThat(level(image, 1234 % SIDE, 1234 / SIDE)).isGreaterThan(200);
    assertThat(level(image, 0, 0)).isLessThan(10);
    assertThat(level(image, 599, 599)).isLessThan(10);
  }

  @ParameterizedTest
  @MethodSource("styles")
  void aFaintSkyBesideOneVeryBrightPixelIsNotBlack(QuicklookStyle style) {
    Random random = new Random(4);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (100 + 5 * random.nextGaussian());
    }
    values[9] = 1e7f;
    GreyImage image = draw(style, floats(SIDE, values));
    long sum = 0;
    for (byte level : image.levels()) {
      sum += level & 0xff;
    }
    assertThat(sum / image.levels().length).isBetween(10L, 245L);
    assertThat(level(image, 9, 0)).isEqualTo(255);
  }

  @ParameterizedTest
  @MethodSource("styles")
  void negativeValuesAreDrawnByEveryStretch(QuicklookStyle style) {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = -1000 + i * 1e-3f;
    }
    GreyImage image = draw(style, floats(SIDE, values));
    assertThat(level(image, 0, 0)).isLessThan(60);
    assertThat(level(image, SIDE - 1, SIDE - 1)).isEqualTo(255);
  }

  @ParameterizedTest
  @MethodSource("styles")
  void anImageWithoutAnyFiniteValueIsACross(QuicklookStyle style) {
    float[] values = new float[64 * 64];
    Arrays.fill(values, Float.NaN);
    Plane plane = floats(64, values);
    assertThat(limits(style, new WorkArrays(), plane).outcome()).isEqualTo(Outcome.NO_FINITE_PIXEL);
    assertThat(level(draw(style, plane), 32, 32)).isGreaterThan(100);
    assertThat(level(draw(style, plane), 32, 4)).isZero();
  }
}
