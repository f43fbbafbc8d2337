package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images compressed by astropy in every way it knows, against what astropy reads back; NaN among
 * quantised pixels, which astropy 5 loses when it writes, against a file made by hand.
 */
class CompressedAgreementTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  private final FitsReader reader = new FitsReader();
  private final PixelReader pixels = new PixelReader();

  @TempDir private Path directory;

  @Test
  void everyCompressedImageIsReadAsAstropyReadsIt() throws Exception {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (String line : compress()) {
      String[] fields = line.split("\t", -1);
      if (fields[0].equals("made")) {
        compare(fields[1], fields[2], differences);
        compared++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(150);
  }

  private void compare(String name, String label, List<String> differences) throws IOException {
    FitsFile compressed = reader.read(Path.of(name + ".fits"));
    FitsFile read = reader.read(Path.of(name + "_read.fits"));
    List<Long> axes = read.hdus().get(0).axes();
    long planes = axes.size() < 3 ? 1 : axes.get(2);
    for (long plane = 0; plane < planes; plane++) {
      double[] ours = plane(compressed, 1, plane);
      double[] theirs = plane(read, 0, plane);
      int wrong = 0;
      for (int i = 0; i < ours.length; i++) {
        boolean right = ours[i] == theirs[i] || Double.isNaN(ours[i]) && Double.isNaN(theirs[i]);
        wrong += right ? 0 : 1;
      }
      if (wrong > 0) {
        differences.add(label + ": " + wrong + " of " + ours.length + " pixels of plane " + plane);
      }
    }
  }

  private double[] plane(FitsFile file, int hdu, long plane) throws IOException {
    Pixels read =
        pixels.read(file.path(), file.hdus().get(hdu), plane, new PixelArrays(), 0).orElseThrow();
    double[] values = new double[read.width() * read.height()];
    for (int i = 0; i < values.length; i++) {
      values[i] = physical(read, i);
    }
    return values;
  }

  private static double physical(Pixels pixels, int i) {
    double stored;
    if (pixels instanceof Pixels.Bytes bytes) {
      stored = bytes.values()[i] & 0xff;
    } else if (pixels instanceof Pixels.Shorts shorts) {
      stored = shorts.values()[i];
    } else if (pixels instanceof Pixels.Ints ints) {
      stored = ints.values()[i];
    } else if (pixels instanceof Pixels.Floats floats) {
      return floats.values()[i];
    } else {
      return ((Pixels.Doubles) pixels).values()[i];
    }
    return stored * pixels.scaling().scale() + pixels.scaling().zero();
  }

  private List<String> compress() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PYTHON), "no " + PYTHON + " to compress with");
    Path script = directory.resolve("compress.py");
    try (InputStream source = getClass().getResourceAsStream("compress.py")) {
      Files.copy(source, script);
    }
    Path out = directory.resolve("out");
    Process python =
        new ProcessBuilder(PYTHON.toString(), script.toString(), directory.toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(python.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assumeTrue(python.exitValue() == 0, "python3 has no astropy");
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }
}
