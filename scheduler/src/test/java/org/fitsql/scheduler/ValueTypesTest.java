package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.fits.FitsReader;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

/** Values of cards, from the bytes of a file to the columns of a database. */
class ValueTypesTest {

  private static final String YAML =
      """
      title: Values
      file-path: '.+'
      filetype: fits
      filetypes: [fits]
      detectors: [any]
      detector-rules: [{ detector: any }]
      extensions: [PRIMARY]
      quicklook: { jpegs: [], thumbnails: [], plane: SCI, folder: NONE }
      """;

  @TempDir private Path directory;
  private final List<String> columns = new ArrayList<>();
  private final HduBuilder primary = HduBuilder.primary();

  private ValueTypesTest column(String keyword, String type) {
    columns.add(keyword + ", " + type);
    return this;
  }

  private ValueTypesTest card(String keyword, String type, String literal) {
    primary.rawCard("%-8s= %s".formatted(keyword, literal));
    return column(keyword, type);
  }

  private RunSummary ingest(TestDatabase database) throws IOException {
    Path tables = Files.createDirectories(directory.resolve("definitions/test/values/tables"));
    Files.writeString(tables.resolveSibling("instrument.yaml"), YAML);
    Files.writeString(tables.resolve("any_fits_0.txt"), String.join("\n", columns) + "\n");
    Path archive = Files.createDirectories(directory.resolve("archive"));
    Files.write(archive.resolve("a.fits"), new FitsBuilder().hdu(primary).toBytes());
    return new Runs(
            archive,
            directory.resolve("images"),
            database,
            InstrumentProfiles.load(directory.resolve("definitions")))
        // columns stay as they are defined, whatever comes
        .unknownKeywords(UnknownKeywords.REPORT)
        .run();
  }

  private static Object value(TestDatabase database, String column) {
    return database.value("select " + column + " from any_fits_0");
  }

  @DatabaseTest
  void wholeNumbersKeepAllTheir64Bits(TestDatabase database) throws IOException {
    card("MOST", "Integer", "9223372036854775807");
    card("LEAST", "Integer", "-9223372036854775808");
    card("ODD", "Integer", "9007199254740993");
    card("REALLY", "Integer", "2.0E3");
    card("SIGNED", "Integer", "+00042");
    RunSummary summary = ingest(database);
    assertThat(summary.troubles()).isEmpty();
    assertThat(value(database, "most")).isEqualTo(Long.MAX_VALUE);
    assertThat(value(database, "least")).isEqualTo(Long.MIN_VALUE);
    assertThat(value(database, "odd")).isEqualTo((1L << 53) + 1);
    assertThat(value(database, "really")).isEqualTo(2000L);
    assertThat(value(database, "signed")).isEqualTo(42L);
  }

  @DatabaseTest
  void realNumbersKeepTheirLastBit(TestDatabase database) throws IOException {
    List<Double> numbers =
        List.of(
            53101.123456789012,
            Math.nextUp(57402.28332292),
            0.1 + 0.2,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_NORMAL,
            1.0 / 3,
            6.02214076E23,
            -1.5E-300);
    for (int i = 0; i < numbers.size(); i++) {
      card("N" + i, "Float", Double.toString(numbers.get(i)));
    }
    card("DEXP", "Float", "1.234567890123456D+05");
    card("LITTLE", "Float", "1.5d-3");
    card("WHOLE", "Float", "17");
    RunSummary summary = ingest(database);
    assertThat(summary.troubles()).isEmpty();
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(value(database, "n" + i)).isEqualTo(numbers.get(i));
    }
    assertThat(value(database, "dexp")).isEqualTo(123456.7890123456);
    assertThat(value(database, "little")).isEqualTo(0.0015);
    assertThat(value(database, "whole")).isEqualTo(17.0);
  }

  @DatabaseTest
  void datesAndTimesAreWhatTheCardSays(TestDatabase database) throws IOException {
    card("D1", "Date", "'2004-03-30'");
    card("D2", "Date", "'30/03/98'").card("D3", "Date", "'01/01/00'");
    card("T1", "Time", "'19:47:36'");
    card("T2", "Time", "'19:47:36.123456'").card("T3", "Time", "'23:59:59.9999999'");
    card("S1", "DateTime", "'2004-03-30T19:47:36.5'");
    card("S2", "DateTime", "'2026-03-29T02:30:00Z'").card("S3", "DateTime", "'30/03/98'");
    card("S4", "DateTime", "'1995-12-31'").card("B1", "Bool", "T").card("B2", "Bool", "F");
    card("B3", "Bool", "'TRUE'").card("Y0", "Date", "'0001-01-01'");
    RunSummary summary = ingest(database);
    assertThat(summary.troubles()).isEmpty();
    assertThat(date(value(database, "d1"))).isEqualTo(LocalDate.of(2004, 3, 30));
    assertThat(date(value(database, "d2"))).isEqualTo(LocalDate.of(1998, 3, 30));
    assertThat(date(value(database, "d3"))).isEqualTo(LocalDate.of(1900, 1, 1));
    assertThat(text(database, "t1")).startsWith("19:47:36");
    assertThat(text(database, "t2")).isEqualTo("19:47:36.123456");
    assertThat(text(database, "t3")).as("not rounded up").isEqualTo("23:59:59.999999");
    assertThat(moment(value(database, "s1")))
        .isEqualTo(LocalDateTime.parse("2004-03-30T19:47:36.5"));
    assertThat(text(database, "s2")).startsWith("2026-03-29 02:30:00");
    assertThat(moment(value(database, "s3"))).isEqualTo(LocalDateTime.parse("1998-03-30T00:00"));
    assertThat(moment(value(database, "s4"))).isEqualTo(LocalDateTime.parse("1995-12-31T00:00"));
    assertThat(value(database, "b1")).isEqualTo(true);
    assertThat(value(database, "b2")).isEqualTo(false);
    assertThat(value(database, "b3")).isEqualTo(true);
    assertThat(text(database, "y0")).isEqualTo("0001-01-01");
  }

  private static String text(TestDatabase database, String column) {
    return String.valueOf(value(database, "cast(" + column + " as char(40))")).strip();
  }

  private static LocalDate date(Object value) {
    return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
  }

  private static LocalDateTime moment(Object value) {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    return value instanceof OffsetDateTime at ? at.toLocalDateTime() : (LocalDateTime) value;
  }

  @DatabaseTest
  void textIsTakenAsItIs(TestDatabase database) throws IOException {
    card("EMPTY", "String", "''");
    card("BLANK", "String", "'        '");
    card("AHEAD", "String", "'  a'");
    card("UNDEF", "String", "            / no value");
    card("QUOTE", "String", "'O''HARA'");
    card("SLASH", "String", "'a / b'");
    card("COMPLEX", "String", "(1.0, -2.5D3)");
    card("HUGE", "String", "1E400");
    card("NAN", "String", "NaN");
    card("NUMBER", "String", "1.50");
    card("LATIN", "String", "'\u00c5ngstr\u00f6m \u00b5m'");
    card("lower", "String", "'small'");
    primary.rawCard("HIERARCH ESO DET CHIP1 NAME = 'CCD-44' / chip");
    columns.add("ESO DET CHIP1 NAME, String");
    RunSummary summary = ingest(database);
    assertThat(summary.troubles()).isEmpty();
    assertThat(value(database, "empty")).isEqualTo("");
    assertThat(value(database, "blank")).as("blanks at the end do not count").isEqualTo("");
    assertThat(value(database, "ahead")).isEqualTo("  a");
    assertThat(value(database, "undef")).isNull();
    assertThat(value(database, "quote")).isEqualTo("O'HARA");
    assertThat(value(database, "slash")).isEqualTo("a / b");
    assertThat(value(database, "complex")).isEqualTo("(1.0, -2.5D3)");
    assertThat(value(database, "huge")).isEqualTo("1E400");
    assertThat(value(database, "nan")).isEqualTo("NaN");
    assertThat(value(database, "number")).isEqualTo("1.50");
    assertThat(value(database, "latin")).isEqualTo("\u00c5ngstr\u00f6m \u00b5m");
    assertThat(value(database, "lower")).isEqualTo("small");
    assertThat(value(database, "eso_det_chip1_name")).isEqualTo("CCD-44");
  }

  @DatabaseTest
  void stringsLongerThanACardAreWhole(TestDatabase database) throws IOException {
    String text = "0123456789".repeat(1_024);
    longString("LENGTHY", text);
    longString("TOOLONG", "x".repeat(70_000));
    column("LENGTHY", "String").column("TOOLONG", "String");
    RunSummary summary = ingest(database);
    assertThat(value(database, "lengthy")).isEqualTo(text);
    assertThat(value(database, "toolong")).as("a column of text takes 65,535 bytes").isNull();
    assertThat(summary.troubles()).singleElement().asString().contains("TOOLONG");
    assertThat(summary.troubles().get(0).message()).hasSizeLessThan(1_000);
  }

  private void longString(String keyword, String text) {
    primary.rawCard("%-8s= '%s&'".formatted(keyword, text.substring(0, 60)));
    for (int from = 60; from < text.length(); from += 60) {
      int to = Math.min(text.length(), from + 60);
      String more = to < text.length() ? "&" : "";
      primary.rawCard("CONTINUE  '%s%s'".formatted(text.substring(from, to), more));
    }
  }

  @DatabaseTest
  void whatAColumnCannotHoldIsNullAndToldAndStaysInTheCards(TestDatabase database)
      throws Exception {
    card("BIG", "Integer", "9223372036854775808").card("FRACTION", "Integer", "1.5");
    card("WORD", "Integer", "'many'").card("NOTANUM", "Float", "NaN").card("INF", "Float", "1E400");
    card("CPLX", "Float", "(1.0, 2.0)").card("YESNO", "Bool", "1");
    card("LEAP", "DateTime", "'2016-12-31T23:59:60'").card("DAY30", "Date", "'2004-02-30'");
    card("ODD", "Float", "5abc").card("FINE", "Float", "1.0").card("NONE", "Float", "''");
    RunSummary summary = ingest(database);

    List<String> unheld =
        List.of(
            "big", "fraction", "word", "notanum", "inf", "cplx", "yesno", "leap", "day30", "odd");
    for (String column : unheld) {
      assertThat(value(database, column)).as(column).isNull();
    }
    assertThat(value(database, "fine")).isEqualTo(1.0);
    assertThat(value(database, "none")).isNull();
    String told =
        summary.troubles().stream().map(Object::toString).collect(Collectors.joining("\n"));
    assertThat(told).contains("a.fits", "HDU 0", "BIG = 9223372036854775808", "and 5 more");
    assertThat(summary.isComplete()).isTrue();
    try (Database open =
        Database.open(
            new DatabaseSettings(database.url(), database.user(), database.password()), 1)) {
      assertThat(
              new StoredHeaders(open)
                  .read("a.fits", 1)
                  .orElseThrow()
                  .hdus()
                  .get(0)
                  .header()
                  .bytes())
          .isEqualTo(
              new FitsReader()
                  .read(directory.resolve("archive/a.fits"))
                  .hdus()
                  .get(0)
                  .header()
                  .bytes());
    }
  }
}
