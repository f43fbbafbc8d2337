package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitsql.fits.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInAcsTest {

  private static InstrumentProfile acs;

  @BeforeAll
  static void load() {
    acs = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
  }

  @Test
  void has109TablesOf26DetectorFiletypePairs() {
    assertThat(acs.tables()).hasSize(109);
    assertThat(acs.tables().values())
        .extracting(table -> table.detector() + "_" + table.filetype())
        .containsAll(List.of("wfc_flc", "hrc_crj", "sbc_raw"));
    assertThat(
            acs.tables().values().stream()
                .map(table -> table.detector() + "_" + table.filetype())
                .distinct())
        .hasSize(26);
  }

  @Test
  void tablesAreFoundByDetectorFiletypeAndExtension() {
    assertThat(acs.headerTable("wfc", "flt", 4).orElseThrow())
        .satisfies(
            table -> {
              assertThat(table.name()).isEqualTo("wfc_flt_4");
              assertThat(table.detector()).isEqualTo("wfc");
              assertThat(table.filetype()).isEqualTo("flt");
              assertThat(table.extension()).isEqualTo(4);
            });
    assertThat(acs.headerTable("sbc", "crj", 1)).isEmpty();
    assertThat(acs.headerTable("wfc", "flt", 7)).isEmpty();
  }

  @Test
  void everyColumnIsNamedByItsKeywordAndStandsOnceInItsTable() {
    for (TableDefinition table : acs.tables().values()) {
      Set<String> seen = new HashSet<>(Set.of("rootname", "filename"));
      for (ColumnDefinition column : table.columns()) {
        assertThat(column.column()).isEqualTo(ColumnName.of(column.keyword()));
        assertThat(column.column()).matches("[a-z0-9_]{1,64}");
        assertThat(seen.add(column.column())).as(table.name() + " " + column.keyword()).isTrue();
      }
    }
  }

  @Test
  void aKeywordHasOneTypeInAllTables() {
    assertThat(
            acs.tables().values().stream()
                .flatMap(table -> table.columns().stream())
                .collect(
                    Collectors.groupingBy(
                        ColumnDefinition::keyword,
                        Collectors.mapping(ColumnDefinition::type, Collectors.toSet()))))
        .allSatisfy((keyword, types) -> assertThat(types).as(keyword).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({
    "wfc_raw_0, DATE-OBS, STRING",
    "wfc_raw_0, TIME-OBS, STRING",
    "wfc_raw_0, SIMPLE, BOOL",
    "wfc_flt_0, EXPTIME, FLOAT",
    "wfc_flt_1, CCDCHIP, STRING",
    "wfc_raw_3, PIXVALUE, FLOAT",
    "wfc_raw_0, PROCTIME, STRING",
    "hrc_flt_1, DP1.AXIS.1, FLOAT",
    "wfc_flt_2, RESTFRQ, FLOAT",
    "wfc_flt_1, BITPIX, INTEGER"
  })
  void theseColumnsAreThere(String table, String keyword, ColumnType type) {
    assertThat(column(table, keyword).type()).isEqualTo(type);
  }

  @Test
  void columnsCarryUnitDescriptionAndUcd() {
    assertThat(column("wfc_raw_0", "EXPTIME"))
        .isEqualTo(
            new ColumnDefinition(
                "EXPTIME",
                "exptime",
                ColumnType.FLOAT,
                "s",
                "exposure duration (seconds)--calculated",
                "time.duration;obs.exposure"));
    assertThat(column("wfc_raw_0", "EXPSTART").unit()).isEqualTo("d");
    assertThat(column("sbc_raw_1", "PHOTPLAM").unit()).isEqualTo("Angstrom");
  }

  @ParameterizedTest
  @CsvSource({
    "j8bt05njq_raw.fits, j8bt05njq, j8bt05nj, raw, false",
    "j8bt05njs_flt.fits, j8bt05njs, j8bt05nj, flt, false",
    "j8bt05njj_jit.fits, j8bt05njj, j8bt05nj, jit, true",
    "jbm110010_asn.fits, jbm110010, jbm110010, asn, false",
    "jbm110011_drz.fits, jbm110011, jbm110011, drz, false",
    "jbm11001a_drz.fits, jbm11001a, jbm11001a, drz, false",
    "J8BT05NJQ_RAW.FITS, j8bt05njq, j8bt05nj, raw, false",
    "j8bt05njq_raw.fits.gz, j8bt05njq, j8bt05nj, raw, false",
    "j8bt05njq_trl.fits, j8bt05njq, j8bt05nj, trl, false"
  })
  void fileNamesSayRootnameKeyAndFiletype(
      String filename, String fullRootname, String key, String filetype, boolean companion) {
    assertThat(acs.parse(filename))
        .contains(new ObservationName(filename, fullRootname, key, filetype, companion));
    assertThat(acs.filenames().directory(acs.parse(filename).orElseThrow())).contains(fullRootname);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ib4l01abq_raw.fits",
        "j8bt05nj_raw.fits",
        "j8btxxx_raw_bad.fits",
        "j8bt05njq_raw.jpg",
        "j8bt05njq.fits",
        "xj8bt05njq_raw.fits",
        ""
      })
  void otherFileNamesAreNotOfThisInstrument(String filename) {
    assertThat(acs.parse(filename)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, WFC, wfc", "0, 'hrc ', hrc", "1, ACS/SBC, sbc", "2, WFC, wfc"})
  void detectorRulesFindTheDetector(int rule, String value, String detector) {
    assertThat(acs.detectorRules().get(rule).detector(value)).contains(detector);
  }

  @Test
  void detectorRulesAreTriedInThisOrderAndFindNoOtherDetector() {
    assertThat(acs.detectorRules())
        .extracting(InstrumentProfile.DetectorRule::keyword)
        .containsExactly("DETECTOR", "CONFIG", "SS_DTCTR");
    assertThat(acs.detectorRules().get(0).detector("UVIS")).isEmpty();
    assertThat(acs.detectorRules().get(1).detector("WFC3/UVIS")).isEmpty();
  }

  @Test
  void namesFiletypesInTheOrderOfTheDatasetsTable() {
    assertThat(acs.filetypes())
        .containsExactly(
            "raw", "flt", "flc", "spt", "drz", "drc", "crj", "crc", "jif", "jit", "asn");
    assertThat(acs.detectors()).containsExactly("wfc", "hrc", "sbc");
    assertThat(acs.extensions())
        .containsExactlyInAnyOrder(
            "PRIMARY", "SCI", "ERR", "DQ", "UDL", "JIT", "JIF", "ASN", "WHT", "CTX");
  }

  @Test
  void drizzleKeywordsFillTheirTable() {
    RepeatedKeywords drizzle = acs.repeated().get(0);
    assertThat(drizzle.table()).isEqualTo("drizzle_data");
    assertThat(drizzle.indexColumn()).isEqualTo("drizzle_index");
    assertThat(drizzle.columns())
        .extracting(ColumnDefinition::column)
        .contains("data", "dexp", "ouda", "wkey")
        .doesNotHaveDuplicates();
    Matcher matcher = drizzle.pattern().matcher("D012DEXP");
    assertThat(matcher.matches()).isTrue();
    assertThat(matcher.group("index")).isEqualTo("012");
    assertThat(matcher.group("name")).isEqualTo("DEXP");
  }

  @Test
  void noColumnOfAHeaderTableIsTakenForADrizzleKeyword() {
    assertThat(acs.tables().values())
        .flatExtracting(TableDefinition::columns)
        .extracting(ColumnDefinition::keyword)
        .noneMatch(keyword -> acs.repeated().get(0).pattern().matcher(keyword).matches());
  }

  @Test
  void quicklooksStackChipTwoBelowChipOne() {
    QuicklookRules rules = acs.quicklook();
    assertThat(rules.jpegs()).containsExactly("raw", "flt", "flc");
    assertThat(rules.thumbnails()).containsExactly("flt");
    assertThat(rules.plane()).isEqualTo("SCI");
    assertThat(rules.quality()).isEqualTo("DQ");
    assertThat(rules.badPixels()).isEqualTo(1 + 2 + 4 + 8 + 16 + 128 + 512 + 4096 + 8192 + 16384);
    assertThat(rules.mosaic())
        .isEqualTo(new QuicklookRules.Mosaic("CCDCHIP", List.of("2", "1"), 50));
    assertThat(rules.folder()).isEqualTo("PROPOSID");
  }

  @Test
  void biasesAndDarksOfTheCcdsAreClippedAndAllElseLeftToTheStandard() {
    QuicklookRules rules = acs.quicklook();
    Header dark = header("IMAGETYP= 'DARK    '");
    assertThat(rules.style("raw", "wfc", dark).limits()).isEqualTo(LimitsMethod.SIGMA);
    assertThat(rules.style("raw", "sbc", dark)).isEqualTo(StyleChoice.NONE);
    assertThat(rules.style("flt", "wfc", header("IMAGETYP= 'EXT     '")))
        .isEqualTo(StyleChoice.NONE);
    assertThat(rules.saturation()).isEqualTo(new Saturation(256 + 2048, 65535));
  }

  @Test
  void overscanOfRawFramesLiesOutsideOfTheActiveArea() {
    ActiveArea active = Objects.requireNonNull(acs.quicklook().active());
    assertThat(active.filetypes()).containsExactly("raw");
    // chip 1 has its virtual overscan at the bottom, chip 2 at the top
    assertThat(active.window("wfc", "1", header(), 4144, 2068))
        .contains(new ActiveArea.Window(24, 20, 4120, 2068));
    assertThat(active.window("wfc", "2", header(), 4144, 2068))
        .contains(new ActiveArea.Window(24, 0, 4120, 2048));
    assertThat(active.window("hrc", "", header("LTV1    = 19.0", "LTV2    = 0.0"), 1062, 1044))
        .contains(new ActiveArea.Window(19, 0, 1043, 1024));
    assertThat(active.window("sbc", "", header(), 1024, 1024)).isEmpty();
    // a subarray at the right edge of a chip keeps the overscan beside it
    assertThat(active.window("wfc", "1", header("LTV1    = -3072.", "LTV2    = 0."), 1048, 1024))
        .contains(new ActiveArea.Window(0, 0, 1024, 1024));
    assertThat(active.window("acs", "", header(), 4144, 2068)).isEmpty();
  }

  private static Header header(String... cards) {
    String padded =
        Stream.of(cards).map(card -> String.format("%-80s", card)).collect(Collectors.joining());
    return Header.parse(padded.getBytes(StandardCharsets.US_ASCII));
  }

  private static ColumnDefinition column(String table, String keyword) {
    return acs.tables().get(table).columns().stream()
        .filter(column -> column.keyword().equals(keyword))
        .findFirst()
        .orElseThrow(() -> new AssertionError(table + " has no " + keyword));
  }
}
