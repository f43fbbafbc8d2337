package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every real file that astropy reads gives the same cards (keyword, value, comment, order) and the
 * same pixels. Needs a Python with astropy: {@code python3}, or the one that the environment
 * variable FITSQL_PYTHON names.
 */
class AstropyAgreementTest {
  private final FitsReader reader = new FitsReader();
  private final PixelReader pixels = new PixelReader();
  private final List<String> differences = new ArrayList<>();
  private int cards;
  private int planes;
  private int compressed;

  @TempDir private Path directory;

  @Test
  void everyFileThatAstropyReadsHasTheSameCardsAndPixels() throws Exception {
    List<String> lines = dump(python(), SharedData.files());
    for (int at = 0; at < lines.size(); ) {
      assertThat(fields(lines.get(at))[0]).isEqualTo("FILE");
      int next = at + 1;
      while (next < lines.size() && !lines.get(next).startsWith("FILE\t")) {
        next++;
      }
      compareFile(Path.of(fields(lines.get(at))[1]), lines.subList(at + 1, next));
      at = next;
    }
    assertThat(differences).isEmpty();
    assertThat(cards).isGreaterThan(40_000);
    assertThat(planes).isGreaterThan(150);
    assertThat(compressed).isGreaterThan(5);
  }

  private void compareFile(Path path, List<String> lines) throws IOException {
    if (lines.stream().anyMatch(line -> line.startsWith("ERROR"))) {
      return;
    }
    FitsFile file = reader.read(path);
    int hdu = -1;
    List<String[]> theirs = new ArrayList<>();
    for (String line : lines) {
      String[] fields = fields(line);
      switch (fields[0]) {
        case "HDU" -> {
          compareCards(file, hdu, theirs);
          theirs.clear();
          hdu = Integer.parseInt(fields[1]);
        }
        case "CARD" -> theirs.add(fields);
        case "PLANE" -> comparePlane(file, hdu, fields);
        default -> compareCompressed(file, fields);
      }
    }
    compareCards(file, hdu, theirs);
    if (file.hdus().size() != hdu + 1) {
      differences.add(path + ": " + file.hdus().size() + " HDUs, theirs " + (hdu + 1));
    }
  }

  private void compareCards(FitsFile file, int index, List<String[]> theirs) {
    if (index < 0 || index >= file.hdus().size()) {
      return;
    }
    Hdu hdu = file.hdus().get(index);
    List<Card> ours = new ArrayList<>(hdu.header().cards());
    // it leaves out blank records before END
    while (ours.size() > theirs.size() && isBlank(ours.get(ours.size() - 1))) {
      ours.remove(ours.size() - 1);
    }
    // it adds EXTEND where there are extensions
    if (hdu.header().find("EXTEND").isEmpty()) {
      theirs.removeIf(card -> card[1].equals("EXTEND"));
    }
    if (ours.size() != theirs.size()) {
      differences.add(
          file.path() + " " + hdu.label() + ": " + ours.size() + " cards, theirs " + theirs.size());
      return;
    }
    for (int i = 0; i < ours.size(); i++) {
      cards++;
      if (!same(ours.get(i), theirs.get(i))) {
        differences.add(
            file.path()
                + " "
                + hdu.label()
                + ": "
                + ours.get(i)
                + ", theirs "
                + Arrays.toString(theirs.get(i)));
      }
    }
  }

  private static boolean isBlank(Card card) {
    return card.keyword().isEmpty() && card.comment().isEmpty();
  }

  private static boolean same(Card ours, String[] theirs) {
    // it upper-cases keywords, except those of HIERARCH, whose blanks it keeps
    String keyword = theirs[1].replaceAll(" +", " ");
    return keyword.equalsIgnoreCase(ours.keyword())
        && sameValue(ours, theirs[2], theirs[3])
        && (ours.isCommentary() || ours.comment().equals(theirs[4]));
  }

  private static boolean sameValue(Card card, String kind, String theirs) {
    CardValue ours = card.value();
    return switch (kind) {
      case "commentary" -> ours == null && card.comment().equals(theirs);
      case "undefined" -> ours instanceof CardValue.Undefined;
      // it drops an & that ends a continued string; by section 4.2.1.2 it belongs to the text
      case "text" ->
          ours instanceof CardValue.Text text
              && (text.text().equals(theirs)
                  || card.recordCount() > 1 && text.text().equals(theirs + "&"));
      case "logical" -> ours instanceof CardValue.Logical && ours.literal().equals(theirs);
      case "integer" ->
          ours instanceof CardValue.Whole whole && theirs.equals(Long.toString(whole.number()))
              || ours instanceof CardValue.Huge huge && theirs.equals(huge.number().toString());
      case "real" -> ours instanceof CardValue.Real real && real.number() == number(theirs);
      case "complex" ->
          ours instanceof CardValue.Complex complex
              && complex.re() == number(theirs.split(",")[0])
              && complex.im() == number(theirs.split(",")[1]);
      // it does not know NaN and infinities as values
      case "unreadable" ->
          ours instanceof CardValue.Unreadable
              || ours instanceof CardValue.Real real && !Double.isFinite(real.number());
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static double number(String hexadecimal) {
    return switch (hexadecimal) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(hexadecimal);
    };
  }

  private void comparePlane(FitsFile file, int index, String[] theirs) throws IOException {
    Hdu hdu = file.hdus().get(index);
    Optional<Pixels> read = pixels.read(file.path(), hdu);
    String ours = read.map(AstropyAgreementTest::statistics).orElse("none");
    String expected = String.join(" ", Arrays.copyOfRange(theirs, 1, 4));
    for (int i = 4; i < 7; i++) {
      expected += " " + number(theirs[i]);
    }
    planes++;
    if (!ours.equals(expected)) {
      differences.add(
          file.path() + " " + hdu.label() + ": pixels " + ours + ", theirs " + expected);
    }
  }

  private void compareCompressed(FitsFile file, String[] theirs) throws IOException {
    int index = Integer.parseInt(theirs[1]);
    Hdu hdu = file.hdus().get(index);
    compressed++;
    boolean real = hdu.header().whole("ZBITPIX").orElseThrow() < 0;
    if (real && hdu.header().find("ZBLANK").isPresent()) {
      return; // astropy 5 takes ZBLANK for a number
    }
    try {
      comparePlane(file, index, Arrays.copyOfRange(theirs, 1, theirs.length));
    } catch (FitsException.Unsupported e) {
      boolean integers = hdu.header().whole("ZBITPIX").orElseThrow() > 0;
      boolean offset = hdu.header().real("BZERO").orElse(0.0) != 0;
      assertThat(integers && !offset).as("refused: %s", e.getMessage()).isFalse();
    }
  }

  private static String statistics(Pixels plane) {
    long finite = 0;
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < plane.width() * plane.height(); i++) {
      double value = stored(plane, i);
      if (Double.isFinite(value)) {
        finite++;
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    return plane.width() + " " + plane.height() + " " + finite + " " + sum + " " + min + " " + max;
  }

  private static double stored(Pixels plane, int i) {
    if (plane instanceof Pixels.Bytes bytes) {
      return bytes.values()[i] & 0xff;
    } else if (plane instanceof Pixels.Shorts shorts) {
      return shorts.values()[i];
    } else if (plane instanceof Pixels.Ints ints) {
      return ints.values()[i];
    } else if (plane instanceof Pixels.Longs longs) {
      return longs.values()[i];
    } else if (plane instanceof Pixels.Floats floats) {
      return floats.values()[i];
    } else if (plane instanceof Pixels.Doubles doubles) {
      return doubles.values()[i];
    }
    return ((Pixels.Constant) plane).value();
  }

  private static String[] fields(String line) {
    return Stream.of(line.split("\t", -1))
        .map(field -> URLDecoder.decode(field.replace("+", "%2B"), StandardCharsets.UTF_8))
        .toArray(String[]::new);
  }

  private static String python() throws InterruptedException {
    String named = System.getenv("FITSQL_PYTHON");
    List<String> candidates =
        named == null ? List.of("/usr/bin/python3", "python3") : List.of(named);
    for (String python : candidates) {
      try {
        Process process =
            new ProcessBuilder(python, "-c", "import astropy, numpy")
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        if (process.waitFor() == 0) {
          return python;
        }
      } catch (IOException e) {
        // no such program: the next one, or skip
      }
    }
    assumeTrue(
        false,
        "skipped: no Python with astropy (looked for "
            + candidates
            + "; FITSQL_PYTHON may name another)");
    throw new AssertionError("unreachable");
  }

  private List<String> dump(String python, List<Path> files) throws Exception {
    Path names =
        Files.writeString(
            directory.resolve("names"),
            files.stream().map(Path::toString).collect(Collectors.joining("\n")));
    Path output = directory.resolve("output");
    Path errors = directory.resolve("errors");
    Process process =
        new ProcessBuilder(python, script().toString())
            .redirectInput(names.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroy();
    assertThat(ended).as("astropy ends in time").isTrue();
    assertThat(process.exitValue()).as(() -> read(errors)).isZero();
    return Files.readAllLines(output);
  }

  private static Path script() {
    Path here = Path.of("src/test/python/dump_fits.py").toAbsolutePath();
    return Files.exists(here) ? here : Path.of("fits").resolve("src/test/python/dump_fits.py");
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      return e.toString().toLowerCase(Locale.ROOT);
    }
  }
}
