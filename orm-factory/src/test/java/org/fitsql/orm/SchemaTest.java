package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitsql.orm.SampleTables.ALL;
import static org.fitsql.orm.SampleTables.HEADER;
import static org.fitsql.orm.SampleTables.MASTER;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;

class SchemaTest {

  @DatabaseTest
  void anEmptyDatabaseLacksEveryTable(TestDatabase database) {
    try (Database opened = SampleTables.open(database)) {
      SchemaPlan plan = opened.schema(ALL).plan();
      assertThat(plan.missingTables()).containsExactly("master", "drizzle_data", "wfc_flt_1");
      assertThat(plan.missingColumns()).isEmpty();
      assertThat(plan.conflicts()).isEmpty();
    }
  }

  @DatabaseTest
  void aSecondUpdateRunsNothing(TestDatabase database) {
    try (Database opened = SampleTables.open(database)) {
      assertThat(opened.schema(ALL).update()).isNotEmpty();
      assertThat(opened.schema(ALL).plan().isEmpty()).isTrue();
      assertThat(opened.schema(ALL).update()).isEmpty();
    }
  }

  @DatabaseTest
  void manyWideTablesAreCreated(TestDatabase database) {
    List<Table> tables = new ArrayList<>(List.of(MASTER));
    IntStream.range(0, 40).forEach(i -> tables.add(SampleTables.wide("wide_" + i, 300)));
    try (Database opened = SampleTables.open(database)) {
      opened.schema(tables).update();
      assertThat(opened.schema(tables).plan().isEmpty()).isTrue();
      assertThat(database.count("wide_39")).isZero();
    }
  }

  @DatabaseTest
  void aNewColumnIsAddedAndTheDataStay(TestDatabase database) {
    try (Database opened = SampleTables.created(database)) {
      opened.write(
          List.of(SampleTables.unit("j8bt05nj", SampleTables.header("j8bt05nj", "exptime", 2.5))));
      List<Column> columns = new ArrayList<>(HEADER.columns());
      columns.add(2, Column.of("pixvalue", ColumnKind.DOUBLE, "value of 'constant' pixels"));
      Table wider = new Table(HEADER.name(), HEADER.comment(), columns, "master", HEADER.indexes());
      Schema schema = opened.schema(List.of(MASTER, wider));
      assertThat(schema.plan().missingColumns()).containsExactly("wfc_flt_1.pixvalue");
      assertThat(schema.update()).hasSize(1);
      assertThat(database.rows("SELECT exptime, pixvalue FROM wfc_flt_1"))
          .singleElement()
          .satisfies(row -> assertThat(row).containsExactly(2.5, null));
      assertThat(comment(database, "wfc_flt_1", "pixvalue"))
          .isEqualTo("value of 'constant' pixels");
    }
  }

  @DatabaseTest
  void aNewIndexIsCreated(TestDatabase database) {
    try (Database opened = SampleTables.created(database)) {
      Table indexed =
          new Table(
              MASTER.name(),
              MASTER.comment(),
              MASTER.columns(),
              null,
              List.of(new Table.Index("last", List.of("last_ingest_date"))));
      Schema schema = opened.schema(List.of(indexed));
      assertThat(schema.plan().missingIndexes()).containsExactly("master.last");
      schema.update();
      assertThat(schema.plan().isEmpty()).isTrue();
    }
  }

  @DatabaseTest
  void aColumnThatCannotHoldItsKeywordIsReportedAndNeverRetyped(TestDatabase database) {
    try (Database opened = SampleTables.open(database)) {
      database.execute(
          "CREATE TABLE master (rootname VARCHAR(32) PRIMARY KEY, first_ingest_date BIGINT,"
              + " last_ingest_date FLOAT(20), detector VARCHAR(4))");
      Schema schema = opened.schema(List.of(MASTER));
      assertThat(schema.plan().conflicts())
          .hasSize(3)
          .anySatisfy(
              words ->
                  assertThat(words)
                      .startsWith("master.detector is ")
                      .contains("(4)")
                      .contains("wanted varchar(8)"));
      assertThatThrownBy(schema::update)
          .isInstanceOfSatisfying(
              DatabaseException.class,
              e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.REFUSED))
          .hasMessageContaining("master.first_ingest_date is bigint");
      assertThat(schema.plan().conflicts()).hasSize(3);
    }
  }

  @DatabaseTest
  void commentsOfTablesAndColumnsAreInTheCatalog(TestDatabase database) {
    SampleTables.created(database).close();
    assertThat(comment(database, "wfc_flt_1", "exptime")).isEqualTo("exposure duration (seconds)");
    assertThat(comment(database, "wfc_flt_1", "groups")).isEqualTo("the author's \\ \"groups\"");
    String column = database.product() == Product.H2 ? "remarks" : "table_comment";
    assertThat(
            database.value(
                "SELECT "
                    + column
                    + " FROM information_schema.tables WHERE table_name = 'wfc_flt_1'"
                    + " AND table_schema = "
                    + schemaName(database)))
        .isEqualTo("it's the header of \\ extension 1");
  }

  /** On a server only: a second process is not let into an embedded database. */
  @DatabaseTest(on = Product.SERVER)
  void twoProcessesMayCreateTheSchemaAtOnce(TestDatabase database) throws Exception {
    List<Table> tables = new ArrayList<>(ALL);
    IntStream.range(0, 20).forEach(i -> tables.add(SampleTables.wide("wide_" + i, 20)));
    try (Database first = SampleTables.open(database);
        Database second = SampleTables.open(database)) {
      ExecutorService threads = Executors.newFixedThreadPool(2);
      Callable<List<String>> one = () -> first.schema(tables).update();
      Callable<List<String>> other = () -> second.schema(tables).update();
      for (Future<List<String>> done : threads.invokeAll(List.of(one, other))) {
        done.get();
      }
      threads.shutdown();
      assertThat(first.schema(tables).plan().isEmpty()).isTrue();
    }
  }

  @DatabaseTest(on = Product.SERVER)
  void withoutThePrivilegeTheStatementsForTheAdministratorAreTold(TestDatabase database) {
    String user = database.url().replaceFirst(".*fitsql_test_", "u");
    String name = database.url().replaceFirst(".*/", "");
    database.execute("CREATE USER '" + user + "'@'%' IDENTIFIED BY 'guest'");
    database.execute("CREATE USER '" + user + "'@'localhost' IDENTIFIED BY 'guest'");
    database.execute("GRANT SELECT, INSERT ON " + name + ".* TO '" + user + "'@'%'");
    database.execute("GRANT SELECT, INSERT ON " + name + ".* TO '" + user + "'@'localhost'");
    try (Database opened = Database.open(new DatabaseSettings(database.url(), user, "guest"), 1)) {
      assertThatThrownBy(() -> opened.schema(ALL).update())
          .isInstanceOfSatisfying(
              DatabaseException.class,
              e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.REFUSED))
          .hasMessageContaining("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE")
          .hasMessageContaining("create table `master`")
          .hasMessageContaining("create table `wfc_flt_1`");
    } finally {
      database.execute("DROP USER '" + user + "'@'%'");
      database.execute("DROP USER '" + user + "'@'localhost'");
    }
  }

  private static Object comment(TestDatabase database, String table, String column) {
    String comment = database.product() == Product.H2 ? "remarks" : "column_comment";
    return database.value(
        "SELECT "
            + comment
            + " FROM information_schema.columns WHERE table_name = ?"
            + " AND column_name = ? AND table_schema = "
            + schemaName(database),
        table,
        column);
  }

  private static String schemaName(TestDatabase database) {
    return database.product() == Product.H2 ? "CURRENT_SCHEMA" : "DATABASE()";
  }
}
