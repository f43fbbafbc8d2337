package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of files that depart from the standard, and that nothing is told of others. */
class ConformanceTest {
  @TempDir private Path directory;

  private List<Finding> findings(FitsBytes bytes) throws IOException {
    return new FitsReader().read(bytes.write(directory)).findings();
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordThatBreaksARuleIsTold(String record, Rule rule) throws IOException {
    List<Finding> found = findings(FitsBytes.image(16).records("OBJECT  = 'M31'", record).end());

    assertThat(found)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.offset()).isEqualTo(4 * 80);
              assertThat(finding.hdu()).isZero();
            });
  }

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of("Exptime = 1", Rule.KEYWORD_NAME),
        Arguments.of("EXP TIME= 1", Rule.KEYWORD_NAME),
        Arguments.of(" EXPTIME= 1", Rule.KEYWORD_NAME),
        Arguments.of("NAME    = 'caf\u00e9'", Rule.CHARACTER),
        Arguments.of("COMMENT a\ttab", Rule.CHARACTER),
        Arguments.of("COMMENT a\u007fdelete", Rule.CHARACTER),
        Arguments.of("BAD     = 5abc", Rule.VALUE),
        Arguments.of("BAD     = 1.5e3", Rule.VALUE),
        Arguments.of("BAD     = NaN", Rule.VALUE),
        Arguments.of("OPEN    = 'no end", Rule.VALUE),
        Arguments.of("A       = 'text' no slash", Rule.COMMENT),
        Arguments.of("END     not blank", Rule.END_FILL),
        Arguments.of("BITPIX  =                   16", Rule.MANDATORY_KEYWORD),
        Arguments.of("XTENSION= 'IMAGE   '", Rule.RESERVED_PLACE),
        Arguments.of("PCOUNT  =                    0", Rule.RESERVED_PLACE),
        Arguments.of("TFORM1  = 'J       '", Rule.RESERVED_PLACE),
        Arguments.of("TELESCOP= 5", Rule.RESERVED_TYPE),
        Arguments.of("EXTVER  = 1.5", Rule.RESERVED_TYPE),
        Arguments.of("EQUINOX = 'J2000'", Rule.RESERVED_TYPE),
        Arguments.of("RADESYS = 'FK7'", Rule.DOUBTFUL_VALUE),
        Arguments.of("DATE    = '26/06/2012'", Rule.RESERVED_VALUE),
        Arguments.of("DATE-OBS= '2002-02-30'", Rule.RESERVED_VALUE),
        Arguments.of("DATE-OBS= '2002-02-28T10:00:00.5Z'", Rule.DOUBTFUL_VALUE),
        Arguments.of("EPOCH   = 1950.0", Rule.DEPRECATED),
        Arguments.of("CRPIX1  = 1.0", Rule.WCS_INDEX),
        Arguments.of("OBJECT  = 'again'", Rule.DUPLICATE));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void aRecordThatBreaksNoneIsNot(String record) throws IOException {
    assertThat(findings(FitsBytes.image(16).records(record).end())).isEmpty();
  }

  static Stream<String> sound() {
    return Stream.of(
        "HISTORY = any text ~ of any kind",
        "HIERARCH ESO DET lower = 1.5",
        "D001DATA= 'x'",
        "DATE-OBS= '2002-04-13T18:09:22.5'",
        "DATE-OBS= '13/04/92'",
        "TIME-OBS= '18:09:22'",
        "FILTER1 = 'F606W'              / a comment",
        "CD_NOTE = 'no matrix'",
        "PSFSIZE = 3",
        "UNKNOWN =");
  }

  @Test
  void worldCoordinatesThatContradictEachOtherAreTold() throws IOException {
    FitsBytes bytes =
        FitsBytes.image(16, 2, 2)
            .records("CRPIX1  = 1.0", "CDELT1  = 0.0", "PC1_1   = 1.0", "CD1_1   = 1.0")
            .records("CRPIX3  = 1.0", "WCSAXES = 2", "BLANK   = 'none'")
            .end()
            .data(new byte[8]);

    assertThat(findings(bytes))
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder(
            Rule.RESERVED_VALUE, Rule.KEYWORD_INDEX, Rule.WCS, Rule.WCS, Rule.RESERVED_TYPE);
  }

  @Test
  void aTableWhoseColumnsDoNotFillItsRowsIsTold() throws IOException {
    FitsBytes bytes = FitsBytes.primary();
    bytes
        .records("XTENSION= 'BINTABLE'")
        .fixed("BITPIX", 8)
        .fixed("NAXIS", 2)
        .fixed("NAXIS1", 10)
        .fixed("NAXIS2", 1)
        .fixed("PCOUNT", 0)
        .fixed("GCOUNT", 1)
        .fixed("TFIELDS", 2)
        .records("TFORM1  = 'J       '", "TFORM2  = 'E       '", "TDISP1  = 'F8.2'")
        .records("TDISP2  = '8F'", "TTYPE3  = 'X'", "TBCOL1  = 1", "BUNIT   = 'adu'")
        .end()
        .data(new byte[10]);

    assertThat(findings(bytes))
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder(
            Rule.TABLE,
            Rule.RESERVED_VALUE,
            Rule.KEYWORD_INDEX,
            Rule.RESERVED_PLACE,
            Rule.RESERVED_PLACE);
  }

  @Test
  void anExtensionThatLacksWhatExtensionsMustHaveIsTold() throws IOException {
    FitsBytes bytes =
        FitsBytes.primary()
            .records("XTENSION= 'IMAGE'")
            .fixed("BITPIX", 16)
            .fixed("NAXIS", 0)
            .records("SIMPLE  =                    T")
            .fixed("GCOUNT", 1)
            .end();

    assertThat(findings(bytes))
        .extracting(finding -> finding.rule() + " " + finding.keyword())
        .containsExactlyInAnyOrder(
            "MANDATORY_VALUE XTENSION", "MANDATORY_KEYWORD PCOUNT", "RESERVED_PLACE SIMPLE");
  }

  @Test
  void checksumsAndThePaddingOfDataAreVerifiedWhereAskedFor() throws IOException {
    String sum = Long.toString(0x01020304L);
    byte[] sound =
        FitsBytes.image(8, 4)
            .records("DATASUM = '" + sum + "'")
            .end()
            .data(new byte[] {1, 2, 3, 4})
            .toBytes();
    byte[] changed = sound.clone();
    changed[2880] = 7;
    changed[2 * 2880 - 1] = 1;

    assertThat(verified(sound)).isEmpty();
    assertThat(verified(changed))
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder(Rule.DATASUM, Rule.DATA_FILL);
  }

  private List<Finding> verified(byte[] bytes) throws IOException {
    Path plain = FitsBytes.write(directory, bytes);
    Path zipped = FitsBytes.write(directory, FitsBytes.gzip(bytes));
    List<Finding> found = DataCheck.of(new FitsReader().read(plain)).findings();
    assertThat(DataCheck.of(new FitsReader().read(zipped)).findings()).isEqualTo(found);
    return found;
  }

  @Test
  void aFileThatWasChangedAfterItsChecksumIsTold() throws IOException {
    Path bad = SharedData.directory().resolve("odd/crds/s7g1700gl_dead_bad_xsum.fits");
    assertThat(DataCheck.of(new FitsReader().read(bad)).findings())
        .extracting(Finding::rule)
        .contains(Rule.CHECKSUM, Rule.DATASUM, Rule.DATA_FILL);
  }
}
