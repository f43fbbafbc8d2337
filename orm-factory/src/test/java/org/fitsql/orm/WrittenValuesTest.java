package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.orm.SampleTables.created;
import static org.fitsql.orm.SampleTables.header;
import static org.fitsql.orm.SampleTables.row;
import static org.fitsql.orm.SampleTables.unit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;

/** A value is read as it was written, on each database. */
class WrittenValuesTest {
  @DatabaseTest
  void aRowOfEveryTypeComesBackAsItWas(TestDatabase database) {
    byte[] cards = {0, 1, -1, 39, 92, 10, 26};
    String text = "Cassiopée Å µ 星 😀 it's \"quoted\" \\n \\' % _ ; -- \t\n end";
    try (Database opened = created(database)) {
      RowChange change =
          header(
              "j8bt05nj",
              "filename",
              "j8bt05njq_flt.fits",
              "exptime",
              53101.123456789,
              "naxis1",
              Long.MIN_VALUE,
              "groups",
              true,
              "parallel",
              text,
              "date_obs",
              LocalDate.of(2004, 3, 30),
              "time_obs",
              LocalTime.of(19, 47, 36, 123_456_000),
              "made",
              LocalDateTime.of(2004, 3, 30, 2, 30, 36, 999_999_000),
              "cards",
              cards);
      assertThat(opened.write(List.of(unit("j8bt05nj", change))))
          .singleElement()
          .isInstanceOfSatisfying(
              UnitOutcome.Written.class, written -> assertThat(written.rows()).isEqualTo(2));
      List<Object> values =
          opened
              .query(
                  "SELECT * FROM wfc_flt_1 WHERE rootname = ?",
                  List.of("j8bt05nj"),
                  r -> IntStream.rangeClosed(1, 10).mapToObj(r::value).toList())
              .get(0);
      assertThat(values.subList(0, 9))
          .containsExactly(
              "j8bt05nj",
              "j8bt05njq_flt.fits",
              53101.123456789,
              Long.MIN_VALUE,
              true,
              text,
              LocalDate.of(2004, 3, 30),
              LocalTime.of(19, 47, 36, 123_456_000),
              LocalDateTime.of(2004, 3, 30, 2, 30, 36, 999_999_000));
      assertThat((byte[]) values.get(9)).isEqualTo(cards);
      assertThat(database.value("SELECT exptime FROM wfc_flt_1")).isEqualTo(53101.123456789);
    }
  }

  @DatabaseTest
  void numbersAreKeptToTheLastBit(TestDatabase database) {
    Random random = new Random(1);
    List<Double> reals = new ArrayList<>(List.of(Double.MAX_VALUE, 1e-300, 0.1 + 0.2, Math.PI));
    while (reals.size() < 300) {
      double drawn = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(drawn) && Math.abs(drawn) > Double.MIN_NORMAL) {
        reals.add(drawn);
      }
    }
    try (Database opened = created(database)) {
      List<Unit> units = new ArrayList<>();
      for (int i = 0; i < reals.size(); i++) {
        String rootname = "r" + i;
        units.add(
            unit(
                rootname, header(rootname, "exptime", reals.get(i), "naxis1", Long.MAX_VALUE - i)));
      }
      assertThat(opened.write(units)).allMatch(UnitOutcome.Written.class::isInstance);
      Map<Object, List<Object>> stored =
          database.rows("SELECT rootname, exptime, naxis1 FROM wfc_flt_1").stream()
              .collect(Collectors.toMap(row -> row.get(0), row -> row.subList(1, 3)));
      for (int i = 0; i < reals.size(); i++) {
        assertThat(stored.get("r" + i)).containsExactly(reals.get(i), Long.MAX_VALUE - i);
      }
    }
  }

  @DatabaseTest
  void nanAndInfinitiesBecomeNull(TestDatabase database) {
    try (Database opened = created(database)) {
      opened.write(
          List.of(
              unit("a", header("a", "exptime", Double.NaN)),
              unit("b", header("b", "exptime", Double.POSITIVE_INFINITY)),
              unit("c", header("c", "exptime", Double.NEGATIVE_INFINITY))));
      assertThat(database.value("SELECT COUNT(*) FROM wfc_flt_1 WHERE exptime IS NULL"))
          .isEqualTo(3L);
    }
  }

  @DatabaseTest
  void longTextAndBytesAreKept(TestDatabase database) {
    String text = "HISTORY \\ it's é ".repeat(20_000);
    byte[] cards = new byte[300_000];
    new Random(2).nextBytes(cards);
    try (Database opened = created(database)) {
      opened.write(List.of(unit("a", header("a", "parallel", text, "cards", cards))));
      opened.forEach(
          "SELECT parallel, cards FROM wfc_flt_1",
          List.of(),
          r -> {
            assertThat(r.text(1)).isEqualTo(text);
            assertThat(r.bytes(2)).isEqualTo(cards);
          });
      assertThat(database.count("wfc_flt_1")).isEqualTo(1);
    }
  }

  @DatabaseTest(on = Product.SERVER)
  void textIsKeptWhateverModeAndCharactersAConnectionHas(TestDatabase database) {
    String text = "\\' or 1=1 -- \\\\ '' Å 星 \0 \n";
    created(database).close();
    int number = 0;
    for (String setting :
        List.of(
            "sessionVariables=sql_mode='ANSI_QUOTES,NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES'",
            "characterEncoding=GBK",
            "characterEncoding=SJIS")) {
      String url = database.url() + (database.url().contains("?") ? "&" : "?") + setting;
      String rootname = "r" + number++;
      DatabaseSettings settings = new DatabaseSettings(url, database.user(), database.password());
      try (Database opened = Database.open(settings, 1)) {
        assertThat(opened.write(List.of(unit(rootname, header(rootname, "parallel", text)))))
            .allMatch(UnitOutcome.Written.class::isInstance);
      }
      assertThat(database.value("SELECT parallel FROM wfc_flt_1 WHERE rootname = ?", rootname))
          .as(setting)
          .isEqualTo(text);
    }
  }

  @DatabaseTest
  void pathsAreComparedByteByByte(TestDatabase database) {
    Table paths =
        new Table(
            "paths",
            "",
            List.of(new Column("path", ColumnKind.PATH, 700, Column.Role.KEY, "")),
            null,
            List.of());
    List<String> names = List.of("a/x.fits", "A/x.fits", "a/X.fits", "a/x.fits ", "å/x.fits");
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(paths)).update();
      opened.write(
          List.of(
              new Unit(
                  "paths",
                  names.stream()
                      .<RowChange>map(name -> new RowChange.Upsert(paths, new Object[] {name}))
                      .toList())));
      assertThat(opened.query("SELECT path FROM paths", List.of(), r -> r.text(1)))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }
}
