package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitsql.orm.SampleTables.created;
import static org.fitsql.orm.SampleTables.header;
import static org.fitsql.orm.SampleTables.unit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fitsql.orm.DatabaseException.Kind;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  /** Collects what a user's query gives. */
  private static final class Collected implements QuerySink {
    private final List<String> names = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    @Override
    public void columns(List<String> columns) {
      names.addAll(columns);
    }

    @Override
    public void row(ResultRow row) {
      rows.add(IntStream.rangeClosed(1, names.size()).mapToObj(row::value).toList());
    }
  }

  @DatabaseTest
  void parametersAndTypesComeThrough(TestDatabase database) {
    try (Database opened = written(database)) {
      assertThat(
              opened.query(
                  "SELECT rootname, exptime FROM wfc_flt_1 WHERE naxis1 > ? AND made = ?",
                  List.of(1L, SampleTables.NOON),
                  row -> row.text(1) + " " + row.real(2)))
          .containsExactly("b 20.5");
    }
  }

  @DatabaseTest
  void aUsersQueryGivesNamesAndRows(TestDatabase database) {
    try (Database opened = written(database)) {
      Collected collected = new Collected();
      opened.queryReadOnly(
          "-- long ones\nSELECT rootname, COUNT(*) AS n FROM wfc_flt_1 WHERE exptime > 15"
              + " GROUP BY rootname;",
          collected);
      assertThat(collected.names).containsExactly("rootname", "n");
      assertThat(collected.rows).isEqualTo(List.of(List.of("b", 1L)));
    }
  }

  @DatabaseTest
  void aQueryThatFailsTellsTheServersWords(TestDatabase database) {
    try (Database opened = written(database)) {
      assertThatThrownBy(() -> opened.queryReadOnly("SELECT nosuch FROM master", new Collected()))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("nosuch")
          .hasMessageContaining("SELECT nosuch FROM master");
    }
  }

  @DatabaseTest
  void whatLooksLikeReadingCannotWrite(TestDatabase database) throws Exception {
    Path file = Files.createTempDirectory("fitsql-query").resolve("stolen.csv");
    List<String> attempts =
        database.product() == Product.H2
            ? List.of(
                "SELECT * FROM FINAL TABLE (INSERT INTO master (rootname) VALUES ('x'))",
                "EXPLAIN ANALYZE DELETE FROM drizzle_data",
                "SELECT CSVWRITE('" + file + "', 'SELECT 1')",
                "WITH x AS (SELECT 1) DELETE FROM master")
            : List.of(
                "WITH x AS (SELECT 1) DELETE FROM master",
                "SELECT 1 INTO OUTFILE '" + file + "'",
                "SELECT keep_forever()");
    try (Database opened = written(database)) {
      if (database.product() == Product.SERVER) {
        database.execute(
            "CREATE FUNCTION keep_forever() RETURNS INT BEGIN INSERT INTO master (rootname)"
                + " VALUES ('x'); RETURN 1; END");
      }
      for (String attempt : attempts) {
        assertThatThrownBy(() -> opened.queryReadOnly(attempt, new Collected()))
            .as(attempt)
            .isInstanceOf(DatabaseException.class);
      }
      assertThat(database.rows("SELECT rootname FROM master ORDER BY rootname"))
          .isEqualTo(List.of(List.of("a"), List.of("b")));
      assertThat(file).doesNotExist();
    }
  }

  @DatabaseTest
  void afterAUsersQueryTheDatabaseCanStillBeWritten(TestDatabase database) {
    try (Database opened = written(database)) {
      for (int i = 0; i < 6; i++) {
        opened.queryReadOnly("SELECT 1", new Collected());
        assertThat(opened.write(List.of(unit("n" + i))))
            .allMatch(UnitOutcome.Written.class::isInstance);
      }
      assertThat(database.count("master")).isEqualTo(8);
    }
  }

  @DatabaseTest(on = Product.H2)
  void aUsersQueryLeavesNoUserBehind(TestDatabase database) {
    try (Database opened = written(database)) {
      opened.queryReadOnly("SELECT 1", new Collected());
      assertThatThrownBy(() -> opened.queryReadOnly("SELECT nosuch", new Collected()))
          .isInstanceOf(DatabaseException.class);
      assertThat(database.value("SELECT COUNT(*) FROM information_schema.users")).isEqualTo(1L);
    }
  }

  @DatabaseTest
  void manyRowsStreamBy(TestDatabase database) {
    try (Database opened = written(database)) {
      String digits =
          "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL"
              + " SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7)";
      long[] rows = {0};
      opened.forEach(
          "SELECT a.d FROM " + digits + " a, " + digits + " b, " + digits + " c, " + digits + " e",
          List.of(),
          row -> rows[0]++);
      assertThat(rows[0]).isEqualTo(4096);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM master",
        "",
        " ; ",
        "/* SELECT */ UPDATE master SET detector = 'x'",
        "SELECT 1; DROP TABLE master",
        "SELECT 1 /*!50000 INTO OUTFILE '/tmp/x' */",
        "SELECT 1 INTO /* */ OUTFILE '/tmp/x'",
        "SELECT '\\'; DROP TABLE master; -- '; DROP TABLE master",
        "SELECT 'no end",
        "SET GLOBAL max_connections = 1",
        "(DELETE FROM master)"
      })
  void statementsThatWriteAreRefusedBeforeTheyAreSent(String sql) {
    assertThat(ReadOnlyStatement.objection(sql, ReadOnlyStatement.Lexis.MYSQL)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ';' AS `a;b`, \"--\" FROM t -- ; DROP TABLE t",
        "  (select 1) union (select 2) ; ",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "/* one */ show tables # comment",
        "EXPLAIN SELECT 1--1",
        "SELECT 'it''s', 'it\\'s'"
      })
  void statementsThatReadPass(String sql) {
    assertThat(ReadOnlyStatement.objection(sql, ReadOnlyStatement.Lexis.MYSQL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT $$'$$; DROP TABLE x; --'",
        "/* /* */ SELECT 1 -- */ ; DELETE FROM x",
        "SELECT '\\'; DROP TABLE x; --'"
      })
  void whatOnlyH2WouldRunIsRefusedThere(String sql) {
    assertThat(ReadOnlyStatement.objection(sql, ReadOnlyStatement.Lexis.H2)).isPresent();
  }

  @DatabaseTest
  void aRefusalSaysWhatIsAllowed(TestDatabase database) {
    try (Database opened = written(database)) {
      assertThatThrownBy(() -> opened.queryReadOnly("DROP TABLE master", new Collected()))
          .isInstanceOfSatisfying(
              DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
          .hasMessageContaining("SELECT, WITH")
          .hasMessageContaining("begins with DROP");
    }
  }

  private static Database written(TestDatabase database) {
    Database opened = created(database);
    opened.write(
        List.of(
            unit("a", header("a", "exptime", 10.5, "naxis1", 1L, "made", SampleTables.NOON)),
            unit("b", header("b", "exptime", 20.5, "naxis1", 2L, "made", SampleTables.NOON))));
    return opened;
  }
}
