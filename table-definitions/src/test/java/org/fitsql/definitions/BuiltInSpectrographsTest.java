package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fitsql.definitions.sampling.DefinitionComparison;
import org.fitsql.definitions.sampling.DefinitionSampler;
import org.fitsql.definitions.sampling.Difference;
import org.fitsql.definitions.sampling.Survey;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HST/COS and HST/STIS, whose folders were added without a line of code for them. */
class BuiltInSpectrographsTest {

  private final InstrumentProfile cos = InstrumentProfiles.builtIn("hst/cos").orElseThrow();
  private final InstrumentProfile stis = InstrumentProfiles.builtIn("hst/stis").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "ldfd01vnq_counts_a.fits.gz, ldfd01vn, counts_a, false",
    "ldfd01vlq_rawacq.fits.gz, ldfd01vl, rawacq, false",
    "ldfd01010_x1dsum3.fits, ldfd01010, x1dsum3, false",
    "ldfd01vlj_jit.fits.gz, ldfd01vl, jit, true",
  })
  void namesOfCosMayHaveTheSegmentInTheirFiletype(
      String filename, String key, String filetype, boolean companion) {
    ObservationName name = cos.parse(filename).orElseThrow();
    assertThat(name.rootname()).isEqualTo(key);
    assertThat(name.filetype()).isEqualTo(filetype);
    assertThat(name.companion()).isEqualTo(companion);
    assertThat(cos.filetypes()).contains(filetype);
    assertThat(stis.parse(filename)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DETECTOR, CCD, ccd",
    "DETECTOR, NUV-MAMA, nuvmama",
    "CONFIG, STIS/FUV-MAMA, fuvmama",
    "SS_DTCTR, STIS/CCD, ccd",
  })
  void detectorsOfStisLoseTheirHyphen(String keyword, String value, String detector) {
    assertThat(stis.detector(header(keyword, value))).contains(detector);
    assertThat(stis.detectors()).contains(detector);
  }

  @Test
  void aFiletypeWithAnUnderscoreIsPartOfTheTableName() {
    TableDefinition counts = cos.headerTable("fuv", "counts_a", 1).orElseThrow();
    assertThat(counts.name()).isEqualTo("fuv_counts_a_1");
    assertThat(counts.filetype()).isEqualTo("counts_a");
    assertThat(counts.extension()).isEqualTo(1);
  }

  @Test
  void noDefinitionIsMissingOrTooNarrowForRealFiles() throws IOException {
    Path archive = SharedFolder.require("data/hst-archive");
    DefinitionSampler sampler =
        new DefinitionSampler(InstrumentProfiles.builtIn(), new FitsReader());
    try (Stream<Path> files = Files.walk(archive)) {
      files.filter(Files::isRegularFile).forEach(sampler::add);
    }
    Survey survey = sampler.survey();
    assertThat(survey.failures()).isEmpty();
    assertThat(survey.unknown()).isZero();
    assertThat(survey.files()).isGreaterThan(50);
    assertThat(DefinitionComparison.of(InstrumentProfiles.builtIn(), survey))
        .noneMatch(difference -> difference instanceof Difference.Mendable);
  }

  private static Header header(String keyword, String value) {
    String card = "%-80s%-80s".formatted("%-8s= '%s'".formatted(keyword, value), "END");
    return Header.parse(card.getBytes(StandardCharsets.US_ASCII));
  }
}
