package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitsql.orm.SampleTables.ALL;
import static org.fitsql.orm.SampleTables.HEADER;
import static org.fitsql.orm.SampleTables.MASTER;

import java.util.List;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;

class ShadowTablesTest {

  @DatabaseTest
  void theOldRowsAreReadUntilTheNewTakeTheirPlace(TestDatabase database) {
    try (Database opened = filled(database, 1.0)) {
      List<List<Object>> before = structure(database);
      try (ShadowTables shadows = opened.shadows(List.of(HEADER))) {
        write(opened, shadows.of(HEADER), 2.0);
        assertThat(database.value("select exptime from wfc_flt_1")).isEqualTo(1.0);
        shadows.swap();
      }
      assertThat(database.value("select exptime from wfc_flt_1")).isEqualTo(2.0);
      assertThat(structure(database)).isEqualTo(before);
      assertThat(opened.schema(ALL).differences()).isEmpty();
    }
  }

  @DatabaseTest
  void aShadowThatIsNotSwappedLeavesNothing(TestDatabase database) {
    try (Database opened = filled(database, 1.0)) {
      List<List<Object>> before = structure(database);
      try (ShadowTables shadows = opened.shadows(List.of(HEADER))) {
        write(opened, shadows.of(HEADER), 2.0);
      }
      assertThat(database.value("select exptime from wfc_flt_1")).isEqualTo(1.0);
      assertThat(structure(database)).isEqualTo(before);
    }
  }

  @DatabaseTest
  void whatAnEndedProcessLeftIsClearedAway(TestDatabase database) {
    try (Database opened = filled(database, 1.0)) {
      List<List<Object>> before = structure(database);
      write(opened, opened.shadows(List.of(HEADER)).of(HEADER), 2.0);

      assertThat(opened.recover(ALL)).isNotEmpty();

      assertThat(structure(database)).isEqualTo(before);
      assertThat(opened.recover(ALL)).isEmpty();
      assertThat(database.value("select exptime from wfc_flt_1")).isEqualTo(1.0);
    }
  }

  @DatabaseTest
  void aSwapThatEndedRightAfterTheRenameIsFinished(TestDatabase database) {
    try (Database opened = filled(database, 1.0)) {
      List<List<Object>> before = structure(database);
      write(opened, opened.shadows(List.of(HEADER)).of(HEADER), 2.0);
      database.execute("alter table wfc_flt_1 rename to wfc_flt_1__old");
      database.execute("alter table wfc_flt_1__new rename to wfc_flt_1");

      opened.recover(ALL);

      assertThat(structure(database)).isEqualTo(before);
      assertThat(database.value("select exptime from wfc_flt_1")).isEqualTo(2.0);
    }
  }

  @DatabaseTest
  void aSwapThatEndedBetweenTwoRenamesIsFinished(TestDatabase database) {
    try (Database opened = filled(database, 1.0)) {
      List<List<Object>> before = structure(database);
      write(opened, opened.shadows(List.of(HEADER)).of(HEADER), 2.0);
      database.execute("alter table wfc_flt_1 rename to wfc_flt_1__old");

      opened.recover(ALL);

      assertThat(structure(database)).isEqualTo(before);
      assertThat(database.value("select exptime from wfc_flt_1")).isEqualTo(2.0);
    }
  }

  @DatabaseTest
  void rowsWithoutTheirParentAreRefusedBeforeTheSwap(TestDatabase database) {
    try (Database opened = filled(database, 1.0);
        ShadowTables shadows = opened.shadows(List.of(HEADER))) {
      RowChange orphan = SampleTables.header("j8bt05zz", "exptime", 2.0);
      Unit unit = unit(orphan, shadows.of(HEADER));
      assertThat(opened.write(List.of(unit))).hasOnlyElementsOfType(UnitOutcome.Refused.class);
    }
  }

  @DatabaseTest
  void aTableWithoutRowsLosesTheOldOnes(TestDatabase database) {
    try (Database opened = filled(database, 1.0)) {
      try (ShadowTables shadows = opened.shadows(List.of(HEADER))) {
        shadows.swap();
      }
      assertThat(database.count("wfc_flt_1")).isZero();
    }
  }

  @DatabaseTest
  void onlyTablesOfTheShadowsCanBeAskedFor(TestDatabase database) {
    try (Database opened = filled(database, 1.0);
        ShadowTables shadows = opened.shadows(List.of(HEADER))) {
      assertThatThrownBy(() -> shadows.of(MASTER)).isInstanceOf(NullPointerException.class);
    }
  }

  private static Database filled(TestDatabase database, double exptime) {
    Database opened = SampleTables.created(database);
    opened.write(List.of(SampleTables.unit("j8bt05nj", header(exptime))));
    return opened;
  }

  private static RowChange header(double exptime) {
    return SampleTables.header("j8bt05nj", "exptime", exptime);
  }

  private static void write(Database opened, Table shadow, double exptime) {
    assertThat(opened.write(List.of(unit(header(exptime), shadow))))
        .hasOnlyElementsOfType(UnitOutcome.Written.class);
  }

  private static Unit unit(RowChange row, Table shadow) {
    return new Unit(
        "j8bt05nj", List.of(new RowChange.Upsert(shadow, ((RowChange.Upsert) row).values())));
  }

  /** Tables, indexes and foreign keys, by name. */
  private static List<List<Object>> structure(TestDatabase database) {
    String schema = database.product() == Product.H2 ? "CURRENT_SCHEMA" : "DATABASE()";
    String where = " where table_schema = " + schema;
    String indexes =
        database.product() == Product.H2
            ? "select table_name, index_name from information_schema.indexes"
                + where
                + " and index_name not like 'primary_key%'"
            : "select table_name, index_name from information_schema.statistics" + where;
    return database.rows(
        "select table_name, constraint_name from information_schema.table_constraints"
            + where
            + " and constraint_type = 'FOREIGN KEY' union all "
            + indexes
            + " union all select table_name, 'table' from information_schema.tables"
            + where
            + " order by 1, 2");
  }
}
