package org.fitsql.ingest.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.fits.CardValue;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class TableGrowthTest {
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-03-01T02:00:00");
  private static final Sighting SEEN = new Sighting("j8bt/j8bt05njq_flt.fits", 3);

  private final CatalogTables tables = new CatalogTables(List.of());

  private Database open(TestDatabase database) {
    return Database.open(
        new DatabaseSettings(database.url(), database.user(), database.password()), 2);
  }

  private TableGrowth growth(Database database) {
    return new TableGrowth(database, tables, UnknownKeywords.ADD, "a run", NOW);
  }

  private static Wish wish(String keyword, CardValue value) {
    return new Wish(TablePlace.found("NEWEXT"), keyword, value, "", null, SEEN);
  }

  private static CardValue whole(long number) {
    return new CardValue.Whole(number, String.valueOf(number));
  }

  private static ColumnType type(EffectiveTables tables, String column) {
    return tables.table(TablePlace.found("NEWEXT")).orElseThrow().keywords().stream()
        .filter(keyword -> keyword.column().equals(column))
        .map(ColumnDefinition::type)
        .findFirst()
        .orElseThrow();
  }

  /** On a server only: a second process is not let into an embedded database. */
  @DatabaseTest(on = Product.SERVER)
  void twoProcessesThatMeetTheSameNewKeywordsAtOnceBothSucceed(TestDatabase database)
      throws Exception {
    try (Database first = open(database);
        Database second = open(database)) {
      first.schema(tables.base()).update();
      List<TableGrowth> both = List.of(growth(first), growth(second));
      ExecutorService threads = Executors.newFixedThreadPool(2);
      for (int i = 0; i < 5; i++) {
        List<Wish> wishes = List.of(wish("KEY" + i, whole(i)), wish("TEXT" + i, whole(1)));
        List<Callable<EffectiveTables>> calls = new ArrayList<>();
        both.forEach(growth -> calls.add(() -> growth.grow(wishes)));
        for (Future<EffectiveTables> grown : threads.invokeAll(calls)) {
          assertThat(type(grown.get(), "key" + i)).isEqualTo(ColumnType.INTEGER);
        }
      }
      threads.shutdown();
      both.forEach(growth -> assertThat(growth.report().denied()).isEmpty());
    }
    assertThat(database.count("header_columns")).isEqualTo(10);
    assertThat(database.count("header_tables")).isEqualTo(1);
  }

  @DatabaseTest
  void whatAnotherProcessMadeWiderIsTakenAsItIs(TestDatabase database) {
    try (Database first = open(database);
        Database second = open(database)) {
      first.schema(tables.base()).update();
      TableGrowth one = growth(first);
      TableGrowth other = growth(second);
      one.grow(List.of(wish("KEY", new CardValue.Text("abc"))));
      assertThat(type(other.grow(List.of(wish("KEY", whole(1)))), "key"))
          .isEqualTo(ColumnType.STRING);
      assertThat(database.value("select type from header_columns")).isEqualTo("String");
    }
  }

  @DatabaseTest
  void aTableHoldsAllThatWasAskedForAtOnce(TestDatabase database) {
    try (Database open = open(database)) {
      open.schema(tables.base()).update();
      EffectiveTables grown =
          growth(open)
              .grow(
                  List.of(
                      wish("KEY", whole(1)),
                      wish("KEY", new CardValue.Real(1.5, "1.5")),
                      wish("key", new CardValue.Logical(true, "T")),
                      wish("OTHER", new CardValue.Logical(true, "T"))));
      assertThat(type(grown, "key")).isEqualTo(ColumnType.STRING);
      assertThat(type(grown, "other")).isEqualTo(ColumnType.BOOL);
    }
  }

  @Test
  void longNamesAreCutTheSameWayEveryTimeAndStayApart() {
    String one = FoundName.column("ESO " + "A".repeat(80) + " 1");
    String other = FoundName.column("ESO " + "A".repeat(80) + " 2");
    assertThat(one).hasSize(64).isNotEqualTo(other);
    assertThat(FoundName.column("ESO " + "A".repeat(80) + " 1")).isEqualTo(one);
    assertThat(FoundName.table("X".repeat(70))).hasSize(55).startsWith("hdu_xxx");
    assertThat(FoundName.table("WCS-DVARR 2")).isEqualTo("hdu_wcs_dvarr_2");
    assertThat(FoundName.table("")).isEqualTo("hdu_unnamed");
  }
}
