package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in the quicklook section of a profile is told with its line and what to do. */
class QuicklookRulesTest {
  private static final Path ACS = Path.of("instruments/hst/acs");

  @TempDir private Path directory;
  private Path yaml;

  @BeforeEach
  void copyAcs() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("hst/acs"));
    try (Stream<Path> all = Files.walk(ACS)) {
      for (Path from : all.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(ACS.relativize(from).toString());
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
      }
    }
    yaml = folder.resolve("instrument.yaml");
  }

  @Test
  void theCopyIsFine() {
    assertThat(InstrumentProfiles.load(directory)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limits: median                              | median is not known. Use one of percentile",
        "stretch: cubic                              | cubic is not known. Use one of linear",
        "percentiles: [99, 1]                        | are not two percentages, the lower first",
        "percentiles: [1]                            | percentiles",
        "percentiles: [one, two]                     | percentiles",
        "kappa: 0                                    | is not above 0. Use 3, for 3 sigma.",
        "iterations: 1.5                             | is not a whole number from 1 to 1000.",
        "filetypes: [jpg]                            | names jpg, which is none of [raw",
        "detectors: [ccd]                            | names ccd, which is none of [wfc",
        "keyword: IMAGETYP                           | needs both keyword and values.",
        "colour: red                                 | colour",
      })
  void aBadStyle(String style, String message) throws IOException {
    rewrite(
        "- { detectors: [wfc, hrc], keyword: IMAGETYP, values: [BIAS, DARK], limits: sigma }",
        "- { " + style + " }");
    assertRefused(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filetypes: [raw]|filetypes: [png]|are not all among [raw",
        "offset: [LTV1, LTV2]|offset: [LTV1]|are not two keywords, of x and of y.",
        "{ detector: sbc, size: [1024, 1024] }|{ detector: xxx, size: [1, 1] }|xxx is none of [wfc",
        "{ detector: sbc, size: [1024, 1024] }|{ detector: sbc, size: [1024] }|size",
        "{ detector: sbc, size: [1024, 1024] }|{ detector: sbc, size: [10.5, 7] }|whole numbers",
        "offset: [19, 0] }|offset: [19, 0.25] }|whole numbers",
        "offset: [19, 0] }|offset: 19 }|offset",
      })
  void aBadActiveArea(String before, String after, String message) throws IOException {
    rewrite(before, after);
    assertRefused(message);
  }

  /** In the sections of quicklooks only, which come last. */
  private void rewrite(String before, String after) throws IOException {
    String text = Files.readString(yaml);
    int active = text.indexOf("\n  active:");
    int at = text.indexOf(before, active);
    assertThat(at).as(before).isPositive();
    Files.writeString(yaml, text.substring(0, at) + after + text.substring(at + before.length()));
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(DefinitionException.class)
        .isThrownBy(() -> List.copyOf(InstrumentProfiles.load(directory)))
        .withMessageContaining(yaml.toString())
        .withMessageContaining(message);
  }
}
