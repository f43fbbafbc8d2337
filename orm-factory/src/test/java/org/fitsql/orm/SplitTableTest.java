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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;

/** What becomes of a wide table whose definition grows or shrinks. */
class SplitTableTest {
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
