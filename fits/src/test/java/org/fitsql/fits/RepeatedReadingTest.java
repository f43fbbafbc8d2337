package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader remembers of the files it read does not show in those it reads later. */
class RepeatedReadingTest extends ReadsFiles {
  private static final int TIMES = 4;

  private static List<Card> cards(FitsFile file) {
    return file.hdus().get(0).header().cards();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OBJECT  = 'M31'                / a galaxy",
        "DATE-OBS= '2002-04-13'",
        "DATE-OBS= '2002-13-13'",
        "DATE-OBS= '2002-04-13T00:00:00.Z'",
        "RADESYS = 'FK7'",
        "EPOCH   = 2000.0",
        "TFORM1  = 'J'",
        "Lower   = 5abc",
        "HIERARCH ESO DET NUMBER = 5",
        "DP1     = 'AXIS.1: 1'",
        "COMMENT a\ttab",
        "END     not blank",
        "UNKNOWN ="
      })
  void theSameFileReadsTheSameAgain(String record) throws IOException {
    FitsBytes bytes = FitsBytes.image(16).records(record, record).end();
    FitsFile fresh = new FitsReader().read(bytes.write(directory));

    for (int i = 0; i < TIMES; i++) {
      FitsFile again = read(bytes);
      assertThat(again.findings()).isEqualTo(fresh.findings());
      assertThat(cards(again)).isEqualTo(cards(fresh));
    }
  }

  @Test
  void aKnownRecordInAnotherPlaceIsTheCardOfThatPlace() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      read(FitsBytes.image(16).records("OBJECT  = 'M31'").end());
    }
    FitsFile moved = read(FitsBytes.image(16).records("FIRST   = 1", "OBJECT  = 'M31'").end());

    assertThat(cards(moved).get(4).firstRecord()).isEqualTo(4);
    assertThat(cards(moved).get(4).keyword()).isEqualTo("OBJECT");
  }

  @Test
  void aStringThatMayGoOnIsReadWithWhatFollowsIt() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      FitsFile alone = read(FitsBytes.image(16).records("LONG    = 'one&'").end());
      FitsFile both =
          read(FitsBytes.image(16).records("LONG    = 'one&'", "CONTINUE  'two'").end());

      assertThat(alone.hdus().get(0).header().text("LONG")).contains("one&");
      assertThat(both.hdus().get(0).header().text("LONG")).contains("onetwo");
    }
  }

  @Test
  void aShortFileIsNotReadIntoWhatALongerOneLeft() throws IOException {
    FitsBytes longer = FitsBytes.image(16);
    for (int i = 0; i < 200; i++) {
      longer.records("COMMENT filler " + i);
    }
    read(longer.end());
    FitsFile shorter = read(FitsBytes.image(16).records("OBJECT  = 'M31'").end());

    assertThat(cards(shorter)).hasSize(4);
    assertThat(shorter.hdus()).hasSize(1);
    assertThat(shorter.findings()).isEmpty();
  }

  @Test
  void aGunzippedFileIsNotReadIntoWhatAPlainOneLeft() throws IOException {
    byte[] zipped = FitsBytes.gzip(FitsBytes.image(16).records("OBJECT  = 'M31'").end().toBytes());
    read(FitsBytes.image(16).records("OBJECT  = 'M32'", "FILTER  = 'F606W'").end());
    FitsFile gunzipped = reader.read(FitsBytes.write(directory, zipped));

    assertThat(gunzipped.hdus().get(0).header().text("OBJECT")).contains("M31");
    assertThat(cards(gunzipped)).hasSize(4);
  }

  @Test
  void keywordsThatAreThereTwiceAreToldInHeadersOfAnySize() throws IOException {
    for (int others : List.of(0, 700, 3, 40)) {
      FitsBytes bytes = FitsBytes.image(16).records("FILTER  = 'F606W'");
      for (int i = 0; i < others; i++) {
        bytes.records("KEY%-5d= %d".formatted(i, i));
      }
      FitsFile file = read(bytes.records("FILTER  = 'F814W'").end());

      assertThat(file.findings()).extracting(Finding::rule).containsExactly(Rule.DUPLICATE);
      assertThat(cards(file)).hasSize(others + 5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2000-02-29, true",
    "1900-02-29, false",
    "2002-04-31, false",
    "2002-00-01, false",
    "2002-4-1, false",
    "2002-04-13T24:00:00, false",
    "2002-04-13T23:59:60.5, true",
    "2002-04-13T23:59:60Z, false",
    "2002-04-13T23:59:60.Z, true",
    "2002-04-13T23:59:6, false",
    "2002-04-13 23:59:60, false",
    "29/02/96, true",
    "29/02/95, false",
    "aa/02/95, false",
    "18:09:22, true",
    "18:09:22.x, false",
    "'', false"
  })
  void datesAreThoseOfTheStandard(String text, boolean valid) {
    assertThat(DateText.isValid(text)).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource({"16A, 16", "J, 4", "12X, 2", "1PE(7), 8", "0D, 0", "999999999B, 999999999"})
  void formatsOfBinaryColumnsGiveTheirBytes(String form, long bytes) {
    assertThat(BinaryForm.of(form)).extracting(BinaryForm::bytes).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "16", "Y", "1000000000A", "-1J"})
  void whatIsNoFormatOfABinaryColumnIsNone(String form) {
    assertThat(BinaryForm.of(form)).isNull();
  }
}
