package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNameTest {

  @ParameterizedTest
  @CsvSource({
    "EXPTIME, exptime",
    "DATE-OBS, date_obs",
    "DP1.AXIS.1, dp1_axis_1",
    "ESO DET CHIP1, eso_det_chip1",
    "' CD1_1 ', cd1_1"
  })
  void keywordsBecomeLowerCaseWithUnderscores(String keyword, String column) {
    assertThat(ColumnName.of(keyword)).isEqualTo(column);
  }
}
