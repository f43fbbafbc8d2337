package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fitsql.quicklook.TestPlanes.AS_STORED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.fits.Pixels;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Needs a Python with numpy: that named by FITSQL_PYTHON, or /usr/bin/python3. Clipping and zscale
 * are compared where it has astropy too.
 */
class NumbersAgreementTest {

  @TempDir private static Path folder;
  private static List<Reference> references = List.of();

  @Test
  void percentilesEqualNumpysToTheLastBit() {
    for (Reference reference : references) {
      List<Double> percentiles = reference.measured().whole().good().percentiles();
      for (int i = 0; i < percentiles.size(); i++) {
        String percent = String.valueOf(Distribution.PERCENTS.get(i)).replaceAll("\\.0$", "");
        assertThat(percentiles.get(i))
            .as(reference.name() + " " + percent)
            .isEqualTo(reference.number("p" + percent) + 0.0);
      }
    }
  }

  @Test
  void countsAndMomentsAgreeWithNumpyToRounding() {
    for (Reference reference : references) {
      PlaneStatistics measured = reference.measured().whole();
      Distribution good = measured.good();
      assertThat(measured.nan()).isEqualTo((long) reference.number("nan"));
      assertThat(measured.infinite()).isEqualTo((long) reference.number("infinite"));
      assertThat(good.min()).isEqualTo(reference.number("min"));
      assertThat(good.max()).isEqualTo(reference.number("max"));
      assertThat(measured.max()).isEqualTo(reference.number("max"));
      reference.check("mean", good.mean());
      reference.check("mean", measured.mean());
      reference.check("std", good.deviation());
    }
  }

  @Test
  void clippingAgreesWithAstropyToRounding() {
    for (Reference reference : references) {
      Assumptions.assumeTrue(reference.has("clippedmean"), "skipped: no astropy");
      Measurement measured = reference.measured();
      reference.check("clippedmean", measured.whole().good().clippedMean());
      reference.check("clippedstd", measured.whole().good().clippedDeviation());
      SigmaClip three = SigmaClip.of(measured.good(), 3, 5);
      reference.check("sigmalow3", three.low());
      reference.check("sigmahigh3", three.high());
      SigmaClip two = SigmaClip.of(measured.good(), 2, 3);
      reference.check("sigmalow2", two.low());
      reference.check("sigmahigh2", two.high());
    }
  }

  @Test
  void zscaleAgreesWithAstropyToRounding() {
    for (Reference reference : references) {
      Assumptions.assumeTrue(reference.has("zlow"), "skipped: no astropy");
      List<Plane> planes = List.of(reference.plane());
      double[] limits =
          ZScale.of(ZScale.samples(planes, reference.measured().good().count())).limits();
      reference.check("zlow", limits[0]);
      reference.check("zhigh", limits[1]);
    }
  }

  private record Reference(
      String name, Plane plane, Measurement measured, Map<String, Double> numbers) {

    boolean has(String number) {
      return numbers.containsKey(number);
    }

    double number(String number) {
      return numbers.get(number);
    }

    void check(String number, double ours) {
      double size = Math.max(Math.abs(number("min")), Math.abs(number("max")));
      assertThat(ours).as(name + " " + number).isCloseTo(number(number), within(1e-11 * size));
    }
  }

  @BeforeAll
  static void askPython() throws IOException, InterruptedException {
    List<Reference> read = new ArrayList<>();
    for (String line : runNumpy()) {
      String[] fields = line.split(" ");
      Plane plane = read(fields[0], fields[1], Integer.parseInt(fields[2]));
      Map<String, Double> numbers = new HashMap<>();
      for (int i = 3; i < fields.length; i++) {
        String[] number = fields[i].split("=");
        numbers.put(number[0], hexadecimal(number[1]));
      }
      Measurement measured =
          Measurement.of(List.of(plane), QuicklookStyle.STANDARD, new WorkArrays());
      read.add(new Reference(fields[0], plane, measured, numbers));
    }
    assertThat(read).hasSizeGreaterThan(100);
    references = List.copyOf(read);
  }

  private static double hexadecimal(String text) {
    return text.equals("nan") ? Double.NaN : Double.parseDouble(text);
  }

  private static List<String> runNumpy() throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("FITSQL_PYTHON", "/usr/bin/python3");
    Assumptions.assumeTrue(Files.isExecutable(Path.of(python)), "skipped: no Python at " + python);
    Assumptions.assumeTrue(
        new ProcessBuilder(python, "-c", "import numpy").start().waitFor() == 0,
        "skipped: " + python + " has no numpy");
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(python, "src/test/python/pixel_numbers.py", folder.toString())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Files.readAllLines(output);
  }

  private static Plane read(String name, String type, int n) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name)));
    Pixels pixels =
        switch (type) {
          case "u1" -> new Pixels.Bytes(n, 1, AS_STORED, bytes.array());
          case "i2" -> {
            short[] values = new short[n];
            bytes.asShortBuffer().get(values);
            yield new Pixels.Shorts(n, 1, AS_STORED, values);
          }
          case "i4" -> {
            int[] values = new int[n];
            bytes.asIntBuffer().get(values);
            yield new Pixels.Ints(n, 1, AS_STORED, values);
          }
          case "i8" -> {
            long[] values = new long[n];
            bytes.asLongBuffer().get(values);
            yield new Pixels.Longs(n, 1, AS_STORED, values);
          }
          case "f4" -> {
            float[] values = new float[n];
            bytes.asFloatBuffer().get(values);
            yield new Pixels.Floats(n, 1, AS_STORED, values);
          }
          default -> {
            double[] values = new double[n];
            bytes.asDoubleBuffer().get(values);
            yield new Pixels.Doubles(n, 1, AS_STORED, values);
          }
        };
    return new Plane(pixels, null);
  }
}
