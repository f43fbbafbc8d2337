package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.quicklook.TestPlanes.AS_STORED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitsql.fits.Pixels;
import org.fitsql.quicklook.QuicklookImage.Outcome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs a Python with numpy: that named by FITSQL_PYTHON, or /usr/bin/python3. */
class PercentilesAgainstNumpyTest {

  @TempDir private Path folder;

  @Test
  void limitsEqualNumpysNanpercentileToTheLastBit() throws Exception {
    List<String> lines = runNumpy();
    assertThat(lines).hasSizeGreaterThan(50);
    for (String line : lines) {
      String[] fields = line.split(" ");
      Plane plane = read(fields[0], fields[1], Integer.parseInt(fields[2]));
      Limits limits = TestPlanes.limits(plane);
      double low = Double.parseDouble(fields[3]);
      double high = Double.parseDouble(fields[4]);
      if (limits.outcome() == Outcome.CLIPPED) {
        assertThat(limits.low()).as(line).isEqualTo(low + 0.0);
        assertThat(limits.high()).as(line).isEqualTo(high + 0.0);
      } else {
        assertThat(low).as(line).isEqualTo(high);
      }
    }
  }

  private List<String> runNumpy() throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("FITSQL_PYTHON", "/usr/bin/python3");
    Assumptions.assumeTrue(Files.isExecutable(Path.of(python)), "skipped: no Python at " + python);
    Assumptions.assumeTrue(
        new ProcessBuilder(python, "-c", "import numpy").start().waitFor() == 0,
        "skipped: " + python + " has no numpy");
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(python, "src/test/python/percentiles.py", folder.toString())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Files.readAllLines(output);
  }

  private Plane read(String name, String type, int n) throws IOException {
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
