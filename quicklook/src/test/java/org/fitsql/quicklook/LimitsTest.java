package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fitsql.quicklook.TestPlanes.AS_STORED;
import static org.fitsql.quicklook.TestPlanes.doubles;
import static org.fitsql.quicklook.TestPlanes.flagging;
import static org.fitsql.quicklook.TestPlanes.floats;
import static org.fitsql.quicklook.TestPlanes.limits;
import static org.fitsql.quicklook.TestPlanes.plane;
import static org.fitsql.quicklook.TestPlanes.shorts;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fitsql.fits.Pixels;
import org.fitsql.fits.Pixels.Scaling;
import org.fitsql.quicklook.QuicklookImage.Outcome;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private final WorkArrays arrays = new WorkArrays();

  private static final double[] ODD_VALUES = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Float.MIN_VALUE,
    Float.MIN_NORMAL,
    1,
    1,
    -1,
    1e30
  };

  @Test
  void percentilesEqualThoseOfSortedValuesForThousandsOfSmallDoubleImages() {
    Random random = new Random(1);
    for (int round = 0; round < 3000; round++) {
      double[] values = new double[1 + random.nextInt(60)];
      Arrays.setAll(values, i -> oddOrOrdinary(random));
      double low = random.nextInt(50);
      double high = 50 + random.nextDouble() * 50;
      check(limits(arrays, low, high, doubles(values.length, values)), values, false, low, high);
    }
  }

  @Test
  void percentilesEqualThoseOfSortedValuesForThousandsOfSmallFloatImages() {
    Random random = new Random(2);
    for (int round = 0; round < 3000; round++) {
      float[] values = new float[1 + random.nextInt(60)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) oddOrOrdinary(random);
      }
      double[] same = IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
      check(limits(arrays, 1, 99, floats(values.length, values)), same, true, 1, 99);
    }
  }

  @Test
  void percentilesEqualThoseOfSortedValuesForThousandsOfSmallShortImages() {
    Random random = new Random(3);
    for (int round = 0; round < 1000; round++) {
      short[] values = new short[1 + random.nextInt(60)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (short) (random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt());
      }
      Scaling scaling = new Scaling(random.nextBoolean() ? 1 : -0.5, 32768, 2L);
      double[] same =
          IntStream.range(0, values.length)
              .mapToDouble(i -> PixelRows.physical(scaling, values[i]))
              .toArray();
      check(limits(arrays, 1, 99, shorts(values.length, scaling, values)), same, false, 1, 99);
    }
  }

  @Test
  void percentilesOfLargeImagesAreExactThoughTheyAreBracketedByASample() {
    Random random = new Random(4);
    float[] values = new float[1_000_003];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 1000 == 0 ? Float.NaN : (float) (random.nextGaussian() * 10 + i * 1e-4);
    }
    double[] same = IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    check(limits(1, 99, floats(values.length, values)), same, true, 1, 99);
    check(limits(0, 100, floats(values.length, values)), same, true, 0, 100);
    check(limits(0.1, 99.9, floats(values.length, values)), same, true, 0.1, 99.9);
    check(limits(49, 51, doubles(values.length, same)), same, false, 49, 51);
  }

  @Test
  void radixSelectionGivesEveryRank() {
    double[] values = new Random(5).doubles(300_000).toArray();
    RadixSelection radix =
        new RadixSelection(
            List.of(doubles(1000, values)),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            new double[1000]);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    assertThat(radix.count()).isEqualTo(300_000);
    for (int rank : new int[] {0, 1, 2999, 150_000, 299_999}) {
      assertThat(radix.value(rank)).isEqualTo(sorted[rank]);
    }
  }

  @Test
  void percentilesAreExactWhereTheFlagsHideTheValuesOfTheBrackets() {
    // a column of flags hides the very values that a sample of regular positions would see
    float[] values = new float[400_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 3 == 0 ? -1000 : i;
    }
    int[] flagged = IntStream.range(0, values.length).filter(i -> i % 3 == 0).toArray();
    double[] good =
        IntStream.range(0, values.length)
            .mapToDouble(i -> i % 3 == 0 ? Double.NaN : values[i])
            .filter(Double::isFinite)
            .toArray();
    Limits limits = limits(flagging(floats(400, values), flagged));
    assertThat(limits.low()).isEqualTo(percentile(good, 1, true));
    assertThat(limits.high()).isEqualTo(percentile(good, 99, true));
    assertThat(limits.statistics().min()).isEqualTo(-1000);
  }

  @Test
  void radixSelectionOrdersNegativeAndTinyNumbers() {
    double[] values = {-5, 3, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, -1e300, 1e300, Double.NaN};
    RadixSelection radix =
        new RadixSelection(List.of(doubles(values.length, values)), -1e301, 1e301, new double[8]);
    double[] sorted = {-1e300, -5, -Double.MIN_VALUE, 0.0, Double.MIN_VALUE, 3, 1e300};
    assertThat(radix.count()).isEqualTo(sorted.length);
    for (int rank = 0; rank < sorted.length; rank++) {
      assertThat(radix.value(rank)).isEqualTo(sorted[rank]);
    }
  }

  @Test
  void everyPixelTypeGivesTheSameLimits() {
    int n = 400;
    byte[] bytes = new byte[n];
    short[] shorts = new short[n];
    int[] ints = new int[n];
    long[] longs = new long[n];
    double[] doubles = new double[n];
    for (int i = 0; i < n; i++) {
      int value = i * 37 % 250;
      bytes[i] = (byte) value;
      shorts[i] = (short) value;
      ints[i] = value;
      longs[i] = value;
      doubles[i] = value;
    }
    Limits expected = limits(doubles(20, doubles));
    assertThat(limits(plane(new Pixels.Bytes(20, 20, AS_STORED, bytes)))).isEqualTo(expected);
    assertThat(limits(plane(new Pixels.Shorts(20, 20, AS_STORED, shorts)))).isEqualTo(expected);
    assertThat(limits(plane(new Pixels.Ints(20, 20, AS_STORED, ints)))).isEqualTo(expected);
    assertThat(limits(plane(new Pixels.Longs(20, 20, AS_STORED, longs)))).isEqualTo(expected);
  }

  @Test
  void planesOfDifferentTypesShareTheirLimits() {
    Plane low = shorts(2, new Scaling(1, 32768, null), (short) -32768, (short) -32758);
    Limits limits = limits(0, 100, low, doubles(2, 5, 40));
    assertThat(limits.low()).isEqualTo(0);
    assertThat(limits.high()).isEqualTo(40);
    assertThat(numbers(limits)).containsExactly(4, 4, 0, 40, 13.75);
  }

  @Test
  void blankPixelsAndScalingAreHeeded() {
    Scaling scaling = new Scaling(2, 100, -1L);
    Plane ints = plane(new Pixels.Ints(4, 1, scaling, new int[] {-1, 1, 2, 3}));
    assertThat(numbers(limits(0, 100, ints))).containsExactly(4, 3, 102, 106, 104);
  }

  @Test
  void statisticsLeaveOutNanAndInfinities() {
    Plane plane = floats(5, Float.NaN, 1, Float.POSITIVE_INFINITY, 4, Float.NEGATIVE_INFINITY);
    assertThat(numbers(limits(plane))).containsExactly(5, 2, 1, 4, 2.5);
    assertThat(limits(plane).statistics().nan()).isEqualTo(1);
    assertThat(limits(plane).statistics().infinite()).isEqualTo(2);
  }

  @Test
  void flaggedPixelsDoNotMoveTheLimitsButCountInStatistics() {
    float[] values = new float[300];
    short[] stored = new short[300];
    for (int i = 0; i < 300; i++) {
      values[i] = i % 100;
      stored[i] = (short) (i % 100);
    }
    values[7] = 60_000;
    stored[7] = 30_000;
    for (Plane plane : new Plane[] {floats(30, values), shorts(30, AS_STORED, stored)}) {
      Limits limits = limits(0, 100, flagging(plane, 7));
      assertThat(limits.high()).isEqualTo(99);
      assertThat(limits.outcome()).isEqualTo(Outcome.CLIPPED);
      assertThat(limits.statistics().max()).isGreaterThan(20_000);
      assertThat(limits.statistics().finite()).isEqualTo(300);
      assertThat(limits(0, 100, plane).high()).isGreaterThan(700);
    }
  }

  @Test
  void flagsAreNotTrustedWhereTheyLeaveNearlyNothing() {
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    int[] allButFive = IntStream.range(5, 1000).toArray();
    assertThat(limits(0, 100, flagging(floats(10, values), allButFive)).high()).isEqualTo(999);
  }

  @Test
  void equalPixelsAreConstantEvenBesideNan() {
    Limits limits = limits(floats(3, 7, Float.NaN, 7));
    assertThat(limits.outcome()).isEqualTo(Outcome.CONSTANT);
    assertThat(limits.low()).isEqualTo(7);
    assertThat(limits(plane(new Pixels.Constant(9, 9, AS_STORED, 3))).outcome())
        .isEqualTo(Outcome.CONSTANT);
    assertThat(limits(shorts(2, AS_STORED, (short) 4, (short) 4)).outcome())
        .isEqualTo(Outcome.CONSTANT);
  }

  @Test
  void withoutAnyFiniteValueThereAreNoLimits() {
    Limits limits = limits(floats(2, Float.NaN, Float.POSITIVE_INFINITY));
    assertThat(limits.outcome()).isEqualTo(Outcome.NO_FINITE_PIXEL);
    assertThat(limits.low()).isNaN();
    assertThat(limits.statistics().mean()).isNaN();
    assertThat(limits(shorts(1, new Scaling(1, 0, 5L), (short) 5)).outcome())
        .isEqualTo(Outcome.NO_FINITE_PIXEL);
  }

  @Test
  void countsOfAFrameOfNearlyAllZerosSetTheUpperLimit() {
    float[] values = new float[100_000];
    short[] stored = new short[100_000];
    for (int i = 0; i < 400; i++) {
      int count = i == 0 ? 500 : 1 + i % 3;
      values[i * 250] = count;
      stored[i * 250] = (short) count;
    }
    for (Plane plane : new Plane[] {floats(500, values), shorts(500, AS_STORED, stored)}) {
      Limits limits = limits(plane);
      assertThat(limits.outcome()).isEqualTo(Outcome.NEARLY_CONSTANT);
      assertThat(limits.low()).isEqualTo(0);
      assertThat(limits.high()).isCloseTo(3, within(1e-9));
      assertThat(limits.statistics().max()).isEqualTo(500);
    }
  }

  @Test
  void aSingleDeviatingPixelBelowTheRestIsBlack() {
    float[] values = new float[10_000];
    Arrays.fill(values, 5);
    values[77] = -2;
    Limits limits = limits(floats(100, values));
    assertThat(limits.outcome()).isEqualTo(Outcome.NEARLY_CONSTANT);
    assertThat(limits.low()).isEqualTo(-2);
    assertThat(limits.high()).isEqualTo(5);
  }

  private static double[] numbers(Limits limits) {
    PlaneStatistics all = limits.statistics();
    return new double[] {all.pixels(), all.finite(), all.min(), all.max(), all.mean()};
  }

  private static double oddOrOrdinary(Random random) {
    return random.nextInt(3) == 0
        ? ODD_VALUES[random.nextInt(ODD_VALUES.length)]
        : random.nextGaussian() * 100;
  }

  private static void check(
      Limits limits, double[] values, boolean single, double low, double high) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).map(v -> v + 0.0).toArray();
    Arrays.sort(sorted);
    if (sorted.length == 0) {
      assertThat(limits.outcome()).isEqualTo(Outcome.NO_FINITE_PIXEL);
      return;
    }
    assertThat(limits.statistics().finite()).isEqualTo(sorted.length);
    assertThat(limits.statistics().min()).isEqualTo(sorted[0]);
    assertThat(limits.statistics().max()).isEqualTo(sorted[sorted.length - 1]);
    assertThat(limits.statistics().mean())
        .isCloseTo(
            Arrays.stream(sorted).sum() / sorted.length,
            within(1e-9 * (1 + Math.max(-sorted[0], sorted[sorted.length - 1]))));
    double bottom = percentile(sorted, low, single);
    double top = percentile(sorted, high, single);
    if (limits.outcome() == Outcome.CLIPPED) {
      assertThat(limits.low()).isEqualTo(bottom);
      assertThat(limits.high()).isEqualTo(top);
    } else {
      assertThat(bottom).isGreaterThanOrEqualTo(top);
    }
  }

  // numpy's definition, written down once more
  private static double percentile(double[] sorted, double percent, boolean single) {
    double rank = (sorted.length - 1) * (percent / 100);
    int k = (int) Math.floor(rank);
    if (k >= sorted.length - 1) {
      return sorted[sorted.length - 1];
    }
    double t = rank - k;
    double difference = sorted[k + 1] - sorted[k];
    if (single) {
      float rounded = (float) difference;
      difference = rounded;
    }
    return (t >= 0.5 ? sorted[k + 1] - difference * (1 - t) : sorted[k] + difference * t) + 0.0;
  }

  @Test
  void floatsAreSaturatedByThePlanesOwnRuleWhetherTheyCountOrNot() {
    float[] values = new float[100_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 1000;
    }
    Pixels pixels = new Pixels.Floats(1000, 100, AS_STORED, values);
    BitSet flagged = new BitSet();
    flagged.set(999);
    Plane ruled = new Plane(pixels, flagged, new Plane.About(1, "SCI", 1, 1, 0, 500));
    Plane free = new Plane(pixels, null, new Plane.About(4, "SCI", 2, 0, 0, Double.NaN));
    Limits limits = limits(ruled, free);
    assertThat(limits.planes().get(0).statistics().saturated()).isEqualTo(50_000);
    assertThat(limits.planes().get(1).statistics().saturated()).isZero();
    assertThat(limits.statistics().saturated()).isEqualTo(50_000);
  }
}
