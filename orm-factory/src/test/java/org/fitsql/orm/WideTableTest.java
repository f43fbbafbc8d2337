package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitsql.orm.SampleTables.MASTER;
import static org.fitsql.orm.SampleTables.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;

/** Header tables of more keywords than a table of MySQL or MariaDB has room for. */
class WideTableTest {
  private static final List<ColumnKind> MIXED =
      List.of(ColumnKind.TEXT, ColumnKind.DOUBLE, ColumnKind.BIGINT, ColumnKind.BOOLEAN);
  private static final List<ColumnKind> TEXTS = List.of(ColumnKind.TEXT);

  /** The longest text that stays in the page: no row takes up more of it. */
  private static final String WORST = "x".repeat(40);

  private static Table wide(int keywords, List<ColumnKind> kinds) {
    List<Column> columns = new ArrayList<>(SampleTables.HEADER.columns().subList(0, 2));
    for (int i = 0; i < keywords; i++) {
      columns.add(Column.of("kw" + i, kinds.get(i % kinds.size()), "keyword " + i));
    }
    return new Table(
        "wide_raw_0",
        "a wide header",
        columns,
        "master",
        List.of(new Table.Index("wide_raw_0_filename", List.of("filename"))));
  }

  private static RowChange row(Table table, String rootname, String text) {
    @Nullable Object[] values = new Object[table.columns().size()];
    for (int i = 2; i < values.length; i++) {
      values[i] =
          switch (table.columns().get(i).type()) {
            case TEXT -> text;
            case DOUBLE -> i + 0.5;
            case BIGINT -> (long) i;
            default -> i % 8 == 1;
          };
    }
    values[0] = rootname;
    values[1] = rootname + "_raw.fits";
    return new RowChange.Upsert(table, values);
  }

  private static void write(Database opened, RowChange... changes) {
    for (RowChange change : changes) {
      String name = "a";
      if (change instanceof RowChange.Upsert upsert) {
        name = String.valueOf(upsert.values()[0]);
      }
      assertThat(opened.write(List.of(unit(name, change))))
          .hasOnlyElementsOfType(UnitOutcome.Written.class);
    }
  }

  /** Which part each column is in. */
  private static Map<String, String> places(TestDatabase database) {
    Map<String, String> places = new HashMap<>();
    for (List<@Nullable Object> column :
        database.rows(
            "SELECT column_name, table_name FROM information_schema.columns"
                + " WHERE table_name LIKE 'wide_raw_0%' AND column_name LIKE 'kw%'"
                + " AND table_schema = SCHEMA() AND table_name <> 'wide_raw_0'")) {
      places.put(String.valueOf(column.get(0)), String.valueOf(column.get(1)));
    }
    return places;
  }

  @DatabaseTest
  void threeThousandKeywordsAreWrittenAndReadByName(TestDatabase database) {
    Table table = wide(3_000, MIXED);
    try (Database opened = SampleTables.open(database)) {
      Schema schema = opened.schema(List.of(MASTER, table));
      assertThat(schema.plan().missingTables()).containsExactly("master", "wide_raw_0");
      schema.update();
      assertThat(schema.plan().isEmpty()).isTrue();
      assertThat(schema.update()).isEmpty();
      write(opened, row(table, "a", "one"), row(table, "b", "one"), row(table, "a", "two"));
      assertThat(database.rows("SELECT kw0, kw1, kw2998 FROM wide_raw_0 ORDER BY rootname"))
          .containsExactly(List.of("two", 3.5, 3000L), List.of("one", 3.5, 3000L));
      assertThat(database.rows("SELECT rootname FROM wide_raw_0 WHERE kw2999 AND kw2996 = 'two'"))
          .containsExactly(List.of("a"));
    }
  }

  @DatabaseTest
  void threeThousandTextsOfTheWorstLengthGoIn(TestDatabase database) {
    Table table = wide(3_000, TEXTS);
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, table)).update();
      write(
          opened,
          row(table, "a", WORST),
          row(table, "b", WORST + "x"),
          row(table, "c", WORST.repeat(30)));
      assertThat(database.rows("SELECT kw0, kw2999 FROM wide_raw_0 WHERE rootname <> 'c'"))
          .containsExactly(List.of(WORST, WORST), List.of(WORST + "x", WORST + "x"));
      assertThat(places(database).values().stream().distinct().count())
          .isEqualTo(database.product() == Product.H2 ? 0 : 17);
    }
  }

  @DatabaseTest
  void rowsAreDeletedFromAllParts(TestDatabase database) {
    Table table = wide(1_200, MIXED);
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, table)).update();
      for (String column : List.of("rootname", "filename", "kw1100")) {
        write(opened, row(table, "a", "doomed"), row(table, "b", "kept"));
        Object value =
            switch (column) {
              case "rootname" -> "a";
              case "filename" -> "a_raw.fits";
              default -> "doomed";
            };
        write(opened, new RowChange.Delete(table, List.of(column), new Object[] {value}));
        assertThat(database.rows("SELECT rootname FROM wide_raw_0")).containsExactly(List.of("b"));
        places(database).values().stream()
            .distinct()
            .forEach(part -> assertThat(database.count(part)).as(part).isOne());
      }
    }
  }

  @DatabaseTest
  void aFurtherColumnGoesWhereThereIsRoomAndTheOthersStay(TestDatabase database) {
    Table table = wide(3_000, MIXED);
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, table)).update();
      write(opened, row(table, "a", "one"));
    }
    Map<String, String> before = places(database);
    Table grown = wide(3_001, MIXED);
    try (Database opened = SampleTables.open(database)) {
      Schema schema = opened.schema(List.of(MASTER, grown));
      assertThat(schema.plan().missingColumns()).containsExactly("wide_raw_0.kw3000");
      schema.update();
      assertThat(schema.plan().isEmpty()).isTrue();
      assertThat(places(database)).containsAllEntriesOf(before);
      write(opened, row(grown, "b", "two"));
      assertThat(database.rows("SELECT kw0, kw3000 FROM wide_raw_0 ORDER BY rootname"))
          .containsExactly(Arrays.asList("one", null), List.of("two", "two"));
    }
  }

  @DatabaseTest
  void aTableThatOutgrowsItsLimitsGoesOnInASecondPart(TestDatabase database) {
    Table small = wide(150, TEXTS);
    Table grown = wide(300, TEXTS);
    try (Database opened = SampleTables.open(database);
        Database other = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, small)).update();
      write(opened, row(small, "a", "one"));
      write(other, row(small, "b", "one"));
      opened.schema(List.of(MASTER, grown)).grow();
      assertThat(opened.schema(List.of(MASTER, grown)).plan().isEmpty()).isTrue();
      // the other process thinks that it writes to the table as it was
      write(other, row(small, "b", "two"), row(grown, "c", WORST));
      assertThat(database.rows("SELECT kw149, kw299 FROM wide_raw_0 ORDER BY rootname"))
          .containsExactly(
              Arrays.asList("one", null), Arrays.asList("two", null), List.of(WORST, WORST));
    }
  }

  @DatabaseTest
  void aDefinitionThatShrankLeavesTheColumnsOfTheOthersAlone(TestDatabase database) {
    Table table = wide(300, TEXTS);
    Table shrunk = wide(10, TEXTS);
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, table)).update();
      write(opened, row(table, "a", "one"));
      Schema schema = opened.schema(List.of(MASTER, shrunk));
      assertThat(schema.update()).isEmpty();
      write(opened, row(shrunk, "a", "two"));
      assertThat(database.rows("SELECT kw9, kw299 FROM wide_raw_0"))
          .containsExactly(List.of("two", "one"));
    }
  }

  @DatabaseTest(on = Product.SERVER)
  void anInterruptedSplitIsCompletedByTheNextUpdate(TestDatabase database) {
    Table table = wide(300, TEXTS);
    try (Database opened = SampleTables.open(database)) {
      Schema schema = opened.schema(List.of(MASTER, table));
      schema.update();
      write(opened, row(table, "a", "one"));
      database.execute("DROP VIEW wide_raw_0");
      assertThat(schema.plan().missingViews()).containsExactly("wide_raw_0");
      schema.update();
      assertThat(database.rows("SELECT kw299 FROM wide_raw_0")).containsExactly(List.of("one"));
      database.execute("DROP VIEW wide_raw_0");
      database.execute("RENAME TABLE wide_raw_0__1 TO wide_raw_0");
      assertThat(schema.plan().missingViews()).containsExactly("wide_raw_0");
      assertThat(schema.update()).hasSize(4);
      assertThat(schema.plan().isEmpty()).isTrue();
      assertThat(database.rows("SELECT kw0, kw299 FROM wide_raw_0"))
          .containsExactly(List.of("one", "one"));
    }
  }

  @DatabaseTest
  void viewsOverATableStayWhenItIsSplit(TestDatabase database) {
    View view = new View("people", "", "select w.rootname, w.kw1 from wide_raw_0 w");
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, wide(150, TEXTS)), List.of(view)).update();
      Table grown = wide(300, TEXTS);
      opened.schema(List.of(MASTER, grown), List.of(view)).update();
      write(opened, row(grown, "a", "one"));
      assertThat(database.rows("SELECT * FROM people")).containsExactly(List.of("a", "one"));
    }
  }

  @DatabaseTest
  void hqlReadsTheTableByItsName(TestDatabase database) {
    Table table = wide(600, MIXED);
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, table)).update();
      write(opened, row(table, "a", "one"), row(table, "b", "two"));
      List<String> rootnames =
          opened
              .sessionFactory(List.of(MASTER, table))
              .fromSession(
                  session ->
                      session
                          .createSelectionQuery(
                              "select w.rootname from wide_raw_0 w where w.kw596 = 'two'",
                              String.class)
                          .getResultList());
      assertThat(rootnames).containsExactly("b");
    }
  }

  @DatabaseTest
  void namesTooLongAreShortenedAlike(TestDatabase database) {
    String name = "found_" + "very_".repeat(14) + "long";
    String keyword = "hierarch_" + "eso_".repeat(16) + "one";
    Table table =
        new Table(
            name,
            "",
            List.of(
                SampleTables.ROOTNAME,
                Column.of(keyword, ColumnKind.DOUBLE, ""),
                Column.of(keyword + "s", ColumnKind.DOUBLE, "")),
            "master",
            List.of(new Table.Index(name + "_one", List.of(keyword))));
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, table)).update();
      assertThat(opened.schema(List.of(MASTER, table)).plan().isEmpty()).isTrue();
      write(opened, new RowChange.Upsert(table, new Object[] {"a", 1.5, 2.5}));
      assertThat(SqlName.fitted(name)).hasSize(64).startsWith("found_very_").isNotEqualTo(name);
      assertThat(
              database.rows(
                  "SELECT %s, %s FROM %s"
                      .formatted(
                          SqlName.fitted(keyword),
                          SqlName.fitted(keyword + "s"),
                          SqlName.fitted(name))))
          .containsExactly(List.of(1.5, 2.5));
      assertThat(
              opened
                  .sessionFactory(List.of(MASTER, table))
                  .<List<Double>>fromSession(
                      session ->
                          session
                              .createSelectionQuery(
                                  "select t." + keyword + " from " + name + " t", Double.class)
                              .getResultList()))
          .containsExactly(1.5);
      write(opened, new RowChange.Delete(table, List.of(keyword), new Object[] {1.5}));
      assertThat(database.count(SqlName.fitted(name))).isZero();
    }
  }

  @DatabaseTest
  void namesThatWouldBeOneAreToldOf(TestDatabase database) {
    String keyword = "hierarch_" + "eso_".repeat(16) + "one";
    Table columns =
        new Table(
            "clash",
            "",
            List.of(
                SampleTables.ROOTNAME,
                Column.of(keyword, ColumnKind.TEXT, ""),
                Column.of(SqlName.fitted(keyword), ColumnKind.TEXT, "")),
            null,
            List.of());
    Table part = new Table("wide_raw_0__2", "", MASTER.columns(), null, List.of());
    try (Database opened = SampleTables.open(database)) {
      assertThatThrownBy(() -> opened.schema(List.of(columns)).update())
          .hasMessageContaining("Two columns of table clash would be hierarch_eso_");
      if (database.product() != Product.H2) {
        List<Table> tables = List.of(MASTER, wide(300, TEXTS), part);
        assertThatThrownBy(() -> opened.schema(tables).update())
            .hasMessageContaining("Two tables would be wide_raw_0__2");
      }
    }
  }

  @DatabaseTest(on = Product.SERVER)
  void aTableKeepsItsNameWhereTheUserMayNotMakeViews(TestDatabase database) {
    String user = database.url().replaceFirst(".*fitsql_test_", "u");
    String name = database.url().replaceFirst(".*/", "");
    Table grown = wide(300, TEXTS);
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, wide(150, TEXTS))).update();
    }
    for (String host : List.of("%", "localhost")) {
      String who = "'" + user + "'@'" + host + "'";
      database.execute("CREATE USER " + who + " IDENTIFIED BY 'guest'");
      database.execute(
          "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES ON "
              + name
              + ".* TO "
              + who);
    }
    try (Database opened = Database.open(new DatabaseSettings(database.url(), user, "guest"), 1)) {
      SchemaGrowth growth = opened.schema(List.of(MASTER, grown)).grow();
      assertThat(growth.denied())
          .singleElement()
          .satisfies(denied -> assertThat(denied.statement()).contains(" view "));
      assertThat(growth.columns().get("wide_raw_0")).containsKey("kw299");
      write(opened, row(grown, "a", "one"));
      assertThat(database.rows("SELECT kw0 FROM wide_raw_0")).containsExactly(List.of("one"));
      assertThatThrownBy(() -> opened.schema(List.of(MASTER, grown)).update())
          .hasMessageContaining("CREATE VIEW")
          .hasMessageContaining("alter table `wide_raw_0` rename to `wide_raw_0__1`");
    } finally {
      database.execute("DROP USER '" + user + "'@'%'");
      database.execute("DROP USER '" + user + "'@'localhost'");
    }
  }

  @DatabaseTest(on = Product.SERVER)
  void twoProcessesMaySplitATableAtOnce(TestDatabase database) throws Exception {
    try (Database first = SampleTables.open(database);
        Database second = SampleTables.open(database)) {
      first.schema(List.of(MASTER, wide(150, TEXTS))).update();
      Table grown = wide(400, TEXTS);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      Callable<List<String>> one = () -> first.schema(List.of(MASTER, grown)).update();
      Callable<List<String>> other = () -> second.schema(List.of(MASTER, grown)).update();
      for (Future<List<String>> done : threads.invokeAll(List.of(one, other))) {
        done.get();
      }
      threads.shutdown();
      assertThat(first.schema(List.of(MASTER, grown)).plan().isEmpty()).isTrue();
      write(second, row(grown, "a", WORST));
      assertThat(database.rows("SELECT kw399 FROM wide_raw_0")).containsExactly(List.of(WORST));
    }
  }
}
