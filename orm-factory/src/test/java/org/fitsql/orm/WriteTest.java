package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitsql.orm.SampleTables.CHILD;
import static org.fitsql.orm.SampleTables.MASTER;
import static org.fitsql.orm.SampleTables.NOON;
import static org.fitsql.orm.SampleTables.created;
import static org.fitsql.orm.SampleTables.header;
import static org.fitsql.orm.SampleTables.master;
import static org.fitsql.orm.SampleTables.row;
import static org.fitsql.orm.SampleTables.unit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;

class WriteTest {

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
  void writingTwiceUpdatesButKeepsExtraColumns(TestDatabase database) {
    LocalDateTime later = NOON.plusDays(7);
    try (Database opened = created(database)) {
      opened.write(List.of(unit("j8bt05nj")));
      opened.write(List.of(new Unit("j8bt05nj", List.of(master("j8bt05nj", later, "hrc")))));
      assertThat(
              opened.query(
                  "SELECT first_ingest_date, last_ingest_date, detector FROM master",
                  List.of(),
                  r -> Arrays.asList(r.dateTime(1), r.dateTime(2), r.text(3))))
          .isEqualTo(List.of(Arrays.asList(NOON, later, "hrc")));
    }
  }

  @DatabaseTest
  void aKeywordThatVanishedBecomesNull(TestDatabase database) {
    try (Database opened = created(database)) {
      opened.write(
          List.of(unit("a", header("a", "exptime", 1.0, "parallel", "old", "naxis1", 1L))));
      opened.write(List.of(unit("a", header("a", "exptime", 2.0, "parallel", ""))));
      assertThat(database.rows("SELECT exptime, parallel, naxis1 FROM wfc_flt_1"))
          .isEqualTo(List.of(Arrays.asList(2.0, "", null)));
    }
  }

  @DatabaseTest
  void aTableOfOnlyKeyAndExtraColumnsTakesUpserts(TestDatabase database) {
    Table first = new Table("first_seen", "", MASTER.columns().subList(0, 2), null, List.of());
    Table bare = new Table("seen", "", MASTER.columns().subList(0, 1), null, List.of());
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(first, bare)).update();
      for (LocalDateTime when : List.of(NOON, NOON.plusDays(1))) {
        Unit unit =
            new Unit(
                "a",
                List.of(
                    new RowChange.Upsert(first, new Object[] {"a", when}),
                    new RowChange.Upsert(bare, new Object[] {"a"})));
        assertThat(opened.write(List.of(unit))).allMatch(UnitOutcome.Written.class::isInstance);
      }
      assertThat(database.count("seen")).isEqualTo(1);
      assertThat(
              opened.query(
                  "SELECT first_ingest_date FROM first_seen", List.of(), r -> r.dateTime(1)))
          .containsExactly(NOON);
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

  @DatabaseTest
  void childrenAreDeletedBeforeTheirParents(TestDatabase database) {
    try (Database opened = created(database)) {
      opened.write(
          List.of(unit("a", row(CHILD, "a", "drizzle_index", 1L)), unit("b", header("b"))));
      List<String> key = List.of("rootname");
      Object[] a = {"a"};
      Unit gone =
          new Unit(
              "a",
              List.of(new RowChange.Delete(MASTER, key, a), new RowChange.Delete(CHILD, key, a)));
      assertThat(opened.write(List.of(gone)))
          .singleElement()
          .isInstanceOfSatisfying(
              UnitOutcome.Written.class, written -> assertThat(written.rows()).isEqualTo(2));
      assertThat(database.rows("SELECT rootname FROM master")).isEqualTo(List.of(List.of("b")));
      assertThat(database.count("drizzle_data")).isZero();
    }
  }

  @DatabaseTest
  void deletesOfAUnitRunBeforeItsUpserts(TestDatabase database) {
    try (Database opened = created(database)) {
      opened.write(
          List.of(
              unit(
                  "a",
                  row(CHILD, "a", "drizzle_index", 1L, "data", "one"),
                  row(CHILD, "a", "drizzle_index", 2L, "data", "two"))));
      opened.write(
          List.of(
              unit(
                  "a",
                  row(CHILD, "a", "drizzle_index", 1L, "data", "new"),
                  new RowChange.Delete(CHILD, List.of("rootname"), new Object[] {"a"}))));
      assertThat(database.rows("SELECT drizzle_index, data FROM drizzle_data"))
          .isEqualTo(List.of(List.of(1L, "new")));
    }
  }

  @DatabaseTest
  void aParentMayAppearAfterAnotherUnitsChild(TestDatabase database) {
    try (Database opened = created(database)) {
      opened.write(List.of(unit("a")));
      List<UnitOutcome> outcomes =
          opened.write(
              List.of(
                  new Unit("a", List.of(header("a"))),
                  new Unit("b", List.of(header("b"), master("b")))));
      assertThat(outcomes).allMatch(UnitOutcome.Written.class::isInstance);
      assertThat(database.count("wfc_flt_1")).isEqualTo(2);
    }
  }

  @DatabaseTest
  void oneBadUnitOfAGroupCostsOnlyItself(TestDatabase database) {
    try (Database opened = created(database)) {
      List<Unit> units = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String detector = i == 7 ? "much too long" : "wfc";
        units.add(new Unit("r" + i, List.of(master("r" + i, NOON, detector), header("r" + i))));
      }
      List<UnitOutcome> outcomes = opened.write(units);
      assertThat(outcomes).hasSize(20);
      assertThat(outcomes.stream().map(UnitOutcome::unit)).isEqualTo(units);
      assertThat(outcomes.stream().filter(UnitOutcome.Refused.class::isInstance)).hasSize(1);
      assertThat(outcomes.get(7))
          .isInstanceOfSatisfying(
              UnitOutcome.Refused.class,
              refused -> {
                assertThat(refused.cause().kind()).isEqualTo(DatabaseException.Kind.BAD_DATA);
                assertThat(refused.cause())
                    .hasMessageContainingAll("r7", "master", "detector", "much too long");
              });
      assertThat(database.count("master")).isEqualTo(19);
      assertThat(database.count("wfc_flt_1")).isEqualTo(19);
    }
  }

  @DatabaseTest
  void theRefusedValueIsNamedThoughItsStatementIsNotTheFirst(TestDatabase database) {
    String wrong = "not".repeat(20);
    try (Database opened = created(database)) {
      List<RowChange> rows = new ArrayList<>();
      for (long i = 1; i <= 4; i++) {
        Object[] values = {i == 4 ? wrong : "good", i, "x".repeat(200_000)};
        rows.add(new RowChange.Upsert(CHILD, values));
      }
      assertThat(opened.write(List.of(unit("good", rows.toArray(RowChange[]::new)))))
          .singleElement()
          .isInstanceOfSatisfying(
              UnitOutcome.Refused.class,
              refused ->
                  assertThat(refused.cause()).hasMessageContainingAll("drizzle_data", "'" + wrong));
      assertThat(database.count("master")).isZero();
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
  void aUnitWithoutItsParentIsRefusedAsBadData(TestDatabase database) {
    try (Database opened = created(database)) {
      assertThat(opened.write(List.of(new Unit("orphan", List.of(header("orphan"))))))
          .singleElement()
          .isInstanceOfSatisfying(
              UnitOutcome.Refused.class,
              refused -> {
                assertThat(refused.cause().kind()).isEqualTo(DatabaseException.Kind.BAD_DATA);
                assertThat(refused.cause()).hasMessageContainingAll("orphan", "wfc_flt_1");
              });
    }
  }

  @DatabaseTest
  void aValueOfAnotherClassIsRefusedNamingColumnAndValue(TestDatabase database) {
    try (Database opened = created(database)) {
      List<UnitOutcome> outcomes =
          opened.write(
              List.of(unit("good", header("good")), unit("bad", header("bad", "exptime", "long"))));
      assertThat(outcomes.get(0)).isInstanceOf(UnitOutcome.Written.class);
      assertThat(outcomes.get(1))
          .isInstanceOfSatisfying(
              UnitOutcome.Refused.class,
              refused ->
                  assertThat(refused.cause())
                      .hasMessageContainingAll("wfc_flt_1", "exptime", "DOUBLE", "String long"));
      assertThat(database.rows("SELECT rootname FROM master")).isEqualTo(List.of(List.of("good")));
    }
  }

  @DatabaseTest
  void theSameFileNameInTwoObservationsGivesTwoRows(TestDatabase database) {
    try (Database opened = created(database)) {
      opened.write(
          List.of(
              unit("a", header("a", "filename", "same.fits", "naxis1", 1L)),
              unit("b", header("b", "filename", "same.fits", "naxis1", 2L))));
      assertThat(database.rows("SELECT rootname, naxis1 FROM wfc_flt_1 ORDER BY rootname"))
          .isEqualTo(List.of(List.of("a", 1L), List.of("b", 2L)));
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

  @DatabaseTest
  void twoThreadsWriteDisjointObservations(TestDatabase database) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Database opened = created(database)) {
      List<Callable<List<UnitOutcome>>> work = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        for (int thread = 0; thread < 4; thread++) {
          String prefix = "t" + thread + "_";
          work.add(
              () ->
                  opened.write(
                      IntStream.range(0, 40)
                          .mapToObj(i -> unit(prefix + i, header(prefix + i, "naxis1", (long) i)))
                          .toList()));
        }
      }
      for (Future<List<UnitOutcome>> outcomes : threads.invokeAll(work)) {
        assertThat(outcomes.get()).allMatch(UnitOutcome.Written.class::isInstance);
      }
      assertThat(database.count("wfc_flt_1")).isEqualTo(160);
    } finally {
      threads.shutdown();
    }
  }

  @DatabaseTest
  void writersOfTheSameRowsAllSucceed(TestDatabase database) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Database opened = created(database)) {
      List<Callable<List<UnitOutcome>>> work = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        List<String> names =
            new ArrayList<>(IntStream.range(0, 20).mapToObj(n -> "r" + n).toList());
        java.util.Collections.shuffle(names, new Random(i));
        work.add(() -> opened.write(names.stream().map(name -> unit(name, header(name))).toList()));
      }
      for (Future<List<UnitOutcome>> outcomes : threads.invokeAll(work)) {
        assertThat(outcomes.get()).allMatch(UnitOutcome.Written.class::isInstance);
      }
      assertThat(database.count("master")).isEqualTo(20);
    } finally {
      threads.shutdown();
    }
  }

  @DatabaseTest
  void aMissingTableRefusesTheUnitAndNamesIt(TestDatabase database) {
    try (Database opened = SampleTables.open(database)) {
      assertThat(opened.write(List.of(unit("a"))))
          .singleElement()
          .isInstanceOfSatisfying(
              UnitOutcome.Refused.class,
              refused -> assertThat(refused.cause()).hasMessageContaining("master"));
    }
  }

  @DatabaseTest
  void nothingIsWrittenOnceTheDatabaseIsClosed(TestDatabase database) {
    Database opened = created(database);
    opened.close();
    assertThatThrownBy(() -> opened.write(List.of(unit("a"))))
        .isInstanceOf(DatabaseException.class);
    assertThat(database.count("master")).isZero();
  }
}
