package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds what is called an error against {@code fitsverify} of HEASARC, file by file. */
class FitsverifyAgreementTest {
  private final FitsReader reader = new FitsReader();

  /** Files about which they disagree, and why. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "lzw.fits.Z", "LZW (compress) is not read; fitsverify inflates it",
          "theap-gap.fits",
              "PCOUNT includes the gap before the heap (7.3.3); cfitsio adds it twice");

  @Test
  void theSameFilesAreInErrorAsForFitsverify() throws Exception {
    List<Path> files = SharedData.files();
    Map<String, Boolean> theirs = fitsverify(files);
    assertThat(theirs).as("files that fitsverify judged").hasSize(files.size());

    Map<String, String> disagreements = new TreeMap<>();
    for (Path file : files) {
      List<String> errors = errors(file);
      boolean failed = Boolean.TRUE.equals(theirs.get(file.toString()));
      String name = String.valueOf(file.getFileName());
      if (failed == errors.isEmpty()) {
        disagreements.put(name, failed ? "fitsverify alone" : String.join("; ", errors));
      }
    }
    assertThat(disagreements.keySet())
        .as(disagreements.toString())
        .containsExactlyInAnyOrderElementsOf(KNOWN.keySet());
  }

  private List<String> errors(Path file) {
    try {
      return DataCheck.of(reader.read(file)).findings().stream()
          .filter(Finding::isError)
          .map(Finding::toString)
          .toList();
    } catch (FitsException e) {
      return List.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether fitsverify finds errors, by path. */
  private static Map<String, Boolean> fitsverify(List<Path> files) throws Exception {
    List<String> command = new ArrayList<>(List.of("fitsverify", "-q", "-e"));
    files.forEach(file -> command.add(file.toString()));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: fitsverify is not installed");
      return Map.of();
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines()
        .filter(line -> line.startsWith("verification "))
        .collect(
            Collectors.toMap(
                line -> line.replaceFirst("verification \\w+: ", "").replaceFirst(", \\d+ .*", ""),
                line -> line.startsWith("verification FAILED"),
                (a, b) -> a || b));
  }
}
