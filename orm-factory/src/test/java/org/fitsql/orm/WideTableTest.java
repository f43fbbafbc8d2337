package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitsql.orm.SampleTables.MASTER;
import static org.fitsql.orm.WideTables.MIXED;
import static org.fitsql.orm.WideTables.TEXTS;
import static org.fitsql.orm.WideTables.WORST;
import static org.fitsql.orm.WideTables.places;
import static org.fitsql.orm.WideTables.row;
import static org.fitsql.orm.WideTables.wide;
import static org.fitsql.orm.WideTables.write;

import java.util.List;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;

/** Header tables of more keywords than a table of MySQL or MariaDB has room for. */
class WideTableTest {
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
}
