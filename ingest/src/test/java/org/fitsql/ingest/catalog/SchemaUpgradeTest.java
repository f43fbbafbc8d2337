package org.fitsql.ingest.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.orm.Migration;
import org.fitsql.orm.Table;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;

/** Databases of released versions, as those versions left them, and what becomes of them. */
class SchemaUpgradeTest {
  private final List<Table> tables = new CatalogTables(profiles()).all();

  /** The tables that the released databases have. */
  private static List<InstrumentProfile> profiles() {
    InstrumentProfile acs = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
    var few = new LinkedHashMap<>(acs.tables());
    few.keySet().removeIf(name -> !name.matches("..._asn_[01]"));
    return List.of(
        new InstrumentProfile(
            acs.id(),
            acs.title(),
            acs.filenames(),
            acs.detectors(),
            acs.detectorRules(),
            acs.fixedDetectors(),
            acs.filetypes(),
            acs.extensions(),
            acs.rootnameKeyword(),
            acs.proposalKeyword(),
            acs.proposalTypeKeyword(),
            acs.repeated(),
            few,
            acs.quicklook(),
            acs.facts()));
  }

  private static Database open(TestDatabase database) {
    return Database.open(
        new DatabaseSettings(database.url(), database.user(), database.password()), 2);
  }

  private static void release(TestDatabase database) throws IOException {
    String name = "released-0.1.0." + (database.product() == Product.H2 ? "h2" : "mysql") + ".sql";
    try (InputStream script = SchemaUpgradeTest.class.getResourceAsStream(name)) {
      database.run(
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @DatabaseTest
  void aDatabaseOfTheFirstReleaseBecomesWhatANewOneIsAndKeepsItsRows(TestDatabase database)
      throws IOException {
    try (Database fresh = open(database)) {
      new SchemaUpgrade(fresh, tables).run();
      assertThat(new CatalogVersion(fresh).current()).hasValue(new CatalogVersion(fresh).latest());
    }
    List<List<Object>> wanted = schema(database);
    empty(database);
    release(database);
    List<List<Object>> rows = rows(database);
    assertThat(rows).hasSizeGreaterThan(20);

    try (Database released = open(database)) {
      assertThat(new CatalogVersion(released).current()).hasValue(1);
      assertThat(new SchemaUpgrade(released, tables).run()).isNotEmpty();

      assertThat(schema(database)).isEqualTo(wanted);
      assertThat(rows(database)).isEqualTo(rows);
      assertThat(database.rows("select outcome, columns_added from runs order by run"))
          .containsExactly(
              Arrays.asList("done", null),
              Arrays.asList("done", null),
              Arrays.asList("failures", null));
      assertThat(new SchemaUpgrade(released, tables).run()).as("a second time").isEmpty();
    }
  }

  @DatabaseTest
  void theNumberedScriptsAloneMakeWhatTheCatalogSays(TestDatabase database) throws IOException {
    release(database);
    try (Database released = open(database)) {
      new CatalogVersion(released).migrate();

      assertThat(released.schema(tables).missing())
          .as("statements that a script in migrations/ lacks, in this dialect")
          .isEmpty();
      assertThat(released.schema(tables).differences()).isEmpty();
    }
  }

  @DatabaseTest
  void aNewerDatabaseIsRefusedWithBothVersionsBeforeAnythingIsWritten(TestDatabase database)
      throws IOException {
    release(database);
    try (Database opened = open(database)) {
      new SchemaUpgrade(opened, tables).run();
      database.execute(
          "update schema_versions set version = '41' where version = '"
              + new CatalogVersion(opened).latest()
              + "'");
      database.execute("drop table header_columns");

      assertThatThrownBy(() -> new SchemaUpgrade(opened, tables).run())
          .isInstanceOfSatisfying(
              DatabaseException.class,
              e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.REFUSED))
          .hasMessageContainingAll(
              "version 41",
              "0.1.0",
              "knows version " + new CatalogVersion(opened).latest(),
              "Use that fitsql");
      assertThat(opened.schema(tables).plan().missingTables()).containsExactly("header_columns");
    }
  }

  @DatabaseTest
  void aMigrationThatEndedBetweenTwoStatementsIsRunAgain(TestDatabase database) throws IOException {
    release(database);
    String makes = "create table added (n bigint);\nalter table added add column m bigint;\n";
    String moves = "update files set message = 'moved' where state = 'failed';\n";
    try (Database opened = open(database)) {
      CatalogVersion interrupted =
          new CatalogVersion(opened, List.of(migration(makes + "fail here;\n" + moves)));
      assertThatThrownBy(interrupted::migrate).hasMessageContaining("fail");
      assertThat(interrupted.current()).hasValue(1);
      assertThat(database.count("added")).isZero();

      CatalogVersion whole = new CatalogVersion(opened, List.of(migration(makes + moves)));
      assertThat(whole.migrate()).hasSize(1);
      assertThat(whole.current()).hasValue(2);
      assertThat(whole.migrate()).isEmpty();
      assertThat(database.rows("select message from files where state = 'failed'"))
          .containsExactly(List.of("moved"));
    }
  }

  private static Migration migration(String script) {
    return new Migration(2, "a change", script, script);
  }

  @DatabaseTest(on = Product.SERVER)
  void whatAnAdministratorRunsByHandIsTheSameAsAMigration(TestDatabase database)
      throws IOException {
    release(database);
    try (Database opened = open(database)) {
      CatalogVersion version = new CatalogVersion(opened);
      database.run(String.join(";\n", version.pendingStatements()) + ";");

      assertThat(version.current()).hasValue(version.latest());
      assertThat(version.pending()).isEmpty();
      assertThat(new SchemaUpgrade(opened, tables).run()).isEmpty();
    }
  }

  /** Columns, indexes and keys, but for the table that tells what was run. */
  private static List<List<Object>> schema(TestDatabase database) {
    boolean h2 = database.product() == Product.H2;
    String schema = h2 ? "CURRENT_SCHEMA" : "DATABASE()";
    String where = " where table_schema = " + schema + " and table_name <> 'schema_versions'";
    String comment = h2 ? "remarks" : "column_comment";
    String type = h2 ? "data_type, character_maximum_length" : "column_type, collation_name";
    String indexes =
        h2
            ? "select table_name, index_name, column_name from information_schema.index_columns"
                + where
                + " and is_unique = false order by 1, 2, ordinal_position"
            : "select table_name, index_name, column_name from information_schema.statistics"
                + where
                + " order by 1, 2, seq_in_index";
    return Stream.of(
            "select table_name, column_name, is_nullable, "
                + type
                + ", "
                + comment
                + " from information_schema.columns"
                + where
                + " order by 1, 2",
            indexes,
            "select table_name, constraint_type from information_schema.table_constraints"
                + where
                + " order by 1, 2")
        .flatMap(sql -> database.rows(sql).stream())
        .toList();
  }

  private static List<List<Object>> rows(TestDatabase database) {
    String hex = database.product() == Product.H2 ? "rawtohex" : "hex";
    return Stream.of(
            "select * from master order by 1",
            "select * from datasets order by 1",
            "select path, filename, rootname, size, mtime, header_hash, version, state, message,"
                + " first_ingest_date, run from files order by 1",
            "select * from header_changes order by 1, 2, 3",
            "select path, version, hdu, extname, run, "
                + hex
                + "(cards) from hdus order by 1, 2, 3",
            "select id, kind, created, " + hex + "(bytes) from card_dictionaries order by 1")
        .flatMap(sql -> database.rows(sql).stream())
        .toList();
  }

  private void empty(TestDatabase database) {
    List<String> names = new ArrayList<>(tables.stream().map(Table::name).toList());
    names.remove("master");
    names.add("master");
    names.add("schema_versions");
    names.forEach(name -> database.execute("drop table " + name));
  }
}
