package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.fitsql.fits.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DetectorRulesTest {

  private static InstrumentProfile acs;

  @BeforeAll
  static void load() {
    acs = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
  }

  @Test
  void theDetectorOfAnExposureIsItsDetectorKeyword() {
    assertThat(acs.detector(header("DETECTOR= 'HRC     '"))).contains("hrc");
  }

  @Test
  void theDetectorOfAJitterFileIsInItsConfiguration() {
    assertThat(acs.detector(header("CONFIG  = 'ACS/WFC '"))).contains("wfc");
  }

  @Test
  void aValueThatNamesNoDetectorLeavesTheWordToTheNextRule() {
    assertThat(acs.detector(header("DETECTOR= 'N/A     '", "SS_DTCTR= 'SBC     '")))
        .contains("sbc");
  }

  @Test
  void theFirstRuleThatMatchesHolds() {
    assertThat(acs.detector(header("CONFIG  = 'ACS/WFC '", "DETECTOR= 'SBC     '")))
        .contains("sbc");
  }

  @Test
  void aHeaderOfAnotherInstrumentHasNoDetector() {
    assertThat(acs.detector(header("DETECTOR= 'UVIS    '", "CONFIG  = 'WFC3/UVIS'"))).isEmpty();
    assertThat(acs.detector(header("INSTRUME= 'ACS     '"))).isEmpty();
  }

  private static Header header(String... cards) {
    StringBuilder text = new StringBuilder();
    for (String card : cards) {
      text.append(String.format("%-80s", card));
    }
    text.append(String.format("%-80s", "END"));
    return Header.parse(text.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
