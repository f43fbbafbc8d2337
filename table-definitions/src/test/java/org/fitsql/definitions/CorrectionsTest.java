package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of corrections: what they say, which files they mean, and what is wrong with them. */
class CorrectionsTest {

  private static final String ONE =
      """
      corrections:
        - rootname: j8bt05njq
          filetype: flt
          hdu: 0
          keyword: exptime
          wrong: 400.0
          right: 40.0
          author: E. Hubble
          date: 2026-03-01
          reason: the shutter closed early
      """;

  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("corrections.yaml"), text);
  }

  private static List<Correction> of(Corrections corrections, String path) {
    InstrumentProfile acs = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
    return corrections.of(path, acs.parse(path).orElseThrow());
  }

  @Test
  void aCorrectionSaysAllThatAReviewNeeds() throws IOException {
    Correction correction =
        of(Corrections.load(file(ONE)), "j8bt/j8bt05njq/j8bt05njq_flt.fits").get(0);
    assertThat(correction.source()).isEqualTo("corrections.yaml:2");
    assertThat(correction.keyword()).isEqualTo("EXPTIME");
    assertThat(correction.wrong()).isEqualTo("400.0");
    assertThat(correction.right()).isEqualTo("40.0");
    assertThat(correction.author()).isEqualTo("E. Hubble");
    assertThat(correction.date()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(correction.reason()).isEqualTo("the shutter closed early");
  }

  @ParameterizedTest
  @CsvSource({
    "rootname: j8bt05njq, true",
    "rootname: J8BT05NJQ, true",
    "rootname: j8bt05nj, true",
    "rootname: j8bt*, true",
    "rootname: j8bt05n?q, true",
    "rootname: j8bt06njq, false",
    "rootname: j8bt, false",
    "file: j8bt05njq_flt.fits, true",
    "file: j8bt/j8bt05njq/j8bt05njq_flt.fits, true",
    "file: j8bt/*_flt.fits, true",
    "file: '*_fl?.fits', true",
    "file: '*_raw.fits', false",
    "file: j8bt05njq, false",
  })
  void filesAreMeantByRootnameNameOrPath(String target, boolean meant) throws IOException {
    Corrections corrections =
        Corrections.load(file(ONE.replace("rootname: j8bt05njq", target.replace("'", "\""))));
    assertThat(of(corrections, "j8bt/j8bt05njq/j8bt05njq_flt.fits")).hasSize(meant ? 1 : 0);
    assertThat(of(corrections, "j8bt/j8bt05njq/j8bt05njq_spt.fits")).isEmpty();
  }

  @Test
  void aBlankValueIsNoValueAndMustBeThere() throws IOException {
    Correction unknown =
        of(
                Corrections.load(file(ONE.replace("right: 40.0", "right:"))),
                "j8bt/j8bt05njq/j8bt05njq_flt.fits")
            .get(0);
    assertThat(unknown.right()).isEmpty();
    assertThat(Corrections.check(file(ONE.replace("right: 40.0", ""))))
        .singleElement()
        .asString()
        .contains("corrections.yaml:2: corrections.right is missing");
  }

  @Test
  void whatIsSaidOfAFileIsToldApartAndMovingALineIsNoChange() throws IOException {
    String path = "j8bt/j8bt05njq/j8bt05njq_flt.fits";
    ObservationName name =
        InstrumentProfiles.builtIn("hst/acs").orElseThrow().parse(path).orElseThrow();
    String digest = Corrections.load(file(ONE)).digest(path, name).orElseThrow();
    assertThat(Corrections.load(file("# moved\n" + ONE)).digest(path, name)).contains(digest);
    assertThat(Corrections.load(file(ONE.replace("40.0\n", "41.0\n"))).digest(path, name))
        .isPresent()
        .isNotEqualTo(java.util.Optional.of(digest));
    assertThat(Corrections.none().digest(path, name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hdu: 0           | hdu: SCI,1,2         | :4: corrections.hdu 'SCI,1,2' is no HDU",
        "hdu: 0           |                      | :2: corrections.hdu has no value",
        "date: 2026-03-01 | date: March          | :9: corrections.date 'March' is no date",
        "keyword: exptime | keyword: EXP/TIME    | :5: corrections.keyword 'EXP/TIME' is not",
        "author: E. Hubble| autor: E. Hubble     | :8: unknown key corrections.autor",
        "right: 40.0      | right: 400.0         | :7: corrections.right is the same as wrong",
        "filetype: flt    | file: x.fits         | :2: corrections.rootname or file says which",
      })
  void whatIsWrongIsToldWithFileAndLine(String good, String bad, String message)
      throws IOException {
    Path file = file(ONE.replace(good, bad == null ? "" : bad));
    assertThat(Corrections.check(file)).anySatisfy(told -> assertThat(told).contains(message));
    assertThatExceptionOfType(DefinitionException.class)
        .isThrownBy(() -> Corrections.load(file))
        .withMessageContaining("corrections.yaml:");
  }

  @Test
  void twoCorrectionsOfOneValueContradictOneAnother() throws IOException {
    String twice = ONE + ONE.substring(ONE.indexOf("  - ")).replace("right: 40.0", "right: 4.0");
    assertThat(Corrections.check(file(twice)))
        .singleElement()
        .asString()
        .contains("corrections.yaml:14: corrections.keyword is corrected already in")
        .contains("corrections.yaml:2");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatExceptionOfType(DefinitionException.class)
        .isThrownBy(() -> Corrections.load(directory.resolve("none.yaml")))
        .withMessageContaining("none.yaml: cannot be read");
  }
}
