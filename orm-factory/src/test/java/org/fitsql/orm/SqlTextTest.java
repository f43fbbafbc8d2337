package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitsql.orm.SampleTables.CHILD;
import static org.fitsql.orm.SampleTables.HEADER;
import static org.fitsql.orm.SampleTables.MASTER;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL as text, for the servers that tests cannot start. */
class SqlTextTest {
  private static final SqlDialect MYSQL = SqlDialects.named("8.4.3");
  private static final SqlDialect MARIADB = SqlDialects.named("10.11.19-MariaDB-0+deb12u1");

  @Test
  void mysqlUpsertsWithARowAliasAndKeepsExtraColumns() {
    assertThat(MYSQL.upsert(MASTER))
        .isEqualTo(
            "INSERT INTO `master` (`rootname`,`first_ingest_date`,`last_ingest_date`,`detector`)"
                + " VALUES (?,?,?,?) AS new ON DUPLICATE KEY UPDATE"
                + " `last_ingest_date`=new.`last_ingest_date`,`detector`=new.`detector`");
  }

  @Test
  void mariaDbUpsertsWithValues() {
    assertThat(MARIADB.upsert(CHILD))
        .isEqualTo(
            "INSERT INTO `drizzle_data` (`rootname`,`drizzle_index`,`data`) VALUES (?,?,?)"
                + " ON DUPLICATE KEY UPDATE `data`=VALUES(`data`)");
  }

  @Test
  void aTableOfKeysAloneIsUpsertedWithoutEffect() {
    Table keys = new Table("seen", "", MASTER.columns().subList(0, 2), null, List.of());
    assertThat(MYSQL.upsert(keys)).endsWith("ON DUPLICATE KEY UPDATE `rootname`=new.`rootname`");
  }

  @Test
  void typesOfMysqlHoldWhatTheirColumnsPromise() {
    assertThat(HEADER.columns().stream().map(MYSQL::type))
        .containsExactly(
            "varchar(32)",
            "varchar(255) collate utf8mb4_0900_bin",
            "double",
            "bigint",
            "boolean",
            "longtext",
            "date",
            "time(6)",
            "datetime(6)",
            "longblob");
  }

  @ParameterizedTest
  @CsvSource({
    "8.0.20, MySQL 8.0.20",
    "8.4.3-debug, MySQL 8.4.3",
    "9.1.0, MySQL 9.1.0",
    "5.5.5-10.6.4-MariaDB, MariaDB 10.6.4",
    "11.4.5-MariaDB-log, MariaDB 11.4.5"
  })
  void theServersOwnWordsDecide(String reported, String version) {
    assertThat(SqlDialects.named(reported).server()).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.7.44-log", "8.0.19", "10.5.23-MariaDB", "unknown"})
  void olderServersAreRefusedWithTheVersionsNeeded(String reported) {
    assertThatThrownBy(() -> SqlDialects.named(reported))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.REFUSED))
        .hasMessageContaining(reported)
        .hasMessageContaining("MySQL 8.0.20")
        .hasMessageContaining("MariaDB 10.6");
  }

  @Test
  void settingsOfTheUrlAreNeverOverridden() {
    JdbcUrl url =
        JdbcUrl.parse("jdbc:mysql://db.example:3307/fitsql?sslmode=REQUIRED&socketTimeout=5");
    assertThat(url.properties())
        .doesNotContainKeys("sslMode", "socketTimeout")
        .containsEntry("rewriteBatchedStatements", "true");
    assertThat(url.place()).isEqualTo("db.example:3307");
    assertThat(JdbcUrl.parse("jdbc:h2:./x;DB_CLOSE_ON_EXIT=TRUE").completed())
        .contains("DATABASE_TO_LOWER=TRUE")
        .doesNotContain("DB_CLOSE_ON_EXIT=FALSE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://host/db?user=me&password=secret&useSSL=false",
        "jdbc:mysql://me:secret@host/db",
        "jdbc:h2:./x;USER=sa;PASSWORD=secret"
      })
  void passwordsInUrlsAreNotPrinted(String url) {
    assertThat(new DatabaseSettings(url, null, "secret").toString())
        .doesNotContain("secret")
        .contains("***");
  }

  @Test
  void batchesOfSeveralUnitsRunDeletesBackwardsAndParentsFirst() {
    Object[] key = {"a"};
    List<Unit> units =
        List.of(
            new Unit("a", List.of(SampleTables.header("a"))),
            new Unit(
                "b",
                List.of(
                    SampleTables.master("b"),
                    SampleTables.header("b"),
                    new RowChange.Delete(MASTER, List.of("rootname"), key),
                    new RowChange.Delete(CHILD, List.of("rootname"), key))));
    assertThat(TableBatch.merge(units))
        .extracting(batch -> batch.getClass().getSimpleName() + " " + batch.table().name())
        .containsExactly(
            "Deletes drizzle_data", "Deletes master", "Upserts master", "Upserts wfc_flt_1");
  }
}
