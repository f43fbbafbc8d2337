package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.fitsql.fits.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HST/WFC3, whose folder was added without a line of code for it. */
class BuiltInWfc3Test {

  private final InstrumentProfile wfc3 = InstrumentProfiles.builtIn("hst/wfc3").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "DETECTOR, UVIS, uvis",
    "DETECTOR, IR, ir",
    "CONFIG, WFC3/UVIS, uvis",
    "CONFIG, WFC3/IR, ir",
    "SS_DTCTR, IR, ir",
  })
  void headersNameTheDetector(String keyword, String value, String detector) {
    String card = "%-80s%-80s".formatted("%-8s= '%s'".formatted(keyword, value), "END");
    Header header = Header.parse(card.getBytes(StandardCharsets.US_ASCII));
    assertThat(wfc3.detector(header)).contains(detector);
  }

  @Test
  void trailerFilesNameNoDetectorAndNeedNone() {
    assertThat(wfc3.fixedDetector("trl")).contains("wfc3");
    assertThat(wfc3.fixedDetector("flt")).isEmpty();
    assertThat(wfc3.headerTable("wfc3", "trl", 1)).isPresent();
  }

  @Test
  void bothDetectorsHaveTablesForTheirOwnExtensions() {
    assertThat(wfc3.headerTable("uvis", "flc", 6)).isPresent();
    TableDefinition time = wfc3.headerTable("ir", "flt", 5).orElseThrow();
    assertThat(time.columns()).extracting(ColumnDefinition::keyword).contains("PIXVALUE");
    assertThat(wfc3.headerTable("ir", "flt", 0).orElseThrow().columns())
        .extracting(ColumnDefinition::keyword)
        .contains("SAMP_SEQ", "NSAMP", "FILTER", "SCAN_TYP")
        .doesNotContain("FILTER1", "SHUTRPOS");
    assertThat(wfc3.headerTable("uvis", "flt", 0).orElseThrow().columns())
        .extracting(ColumnDefinition::keyword)
        .contains("FILTER", "SHUTRPOS", "FLASHDUR")
        .doesNotContain("FILTER1", "SAMP_SEQ");
  }

  @Test
  void filesOfOtherInstrumentsAreNotOurs() {
    assertThat(wfc3.parse("iczgs3ygq_flt.fits")).isPresent();
    assertThat(wfc3.parse("j8bt05njq_flt.fits")).isEmpty();
    assertThat(wfc3.parse("ldfd01vnq_flt_a.fits")).isEmpty();
  }
}
