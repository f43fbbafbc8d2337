package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.orm.SampleTables.HEADER;
import static org.fitsql.orm.SampleTables.MASTER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;

class SchemaGrowthTest {

  private static Table with(Table table, Column... columns) {
    List<Column> all = new ArrayList<>(table.columns());
    for (Column column : columns) {
      all.removeIf(other -> other.name().equals(column.name()));
      all.add(column);
    }
    return new Table(table.name(), table.comment(), all, table.references(), table.indexes());
  }

  private static Column column(String name, ColumnKind kind) {
    return Column.of(name, kind, "the " + name + "'s");
  }

  @DatabaseTest
  void severalColumnsAreAddedByOneStatement(TestDatabase database) {
    try (Database opened = SampleTables.created(database)) {
      Table wider = with(HEADER, column("one", ColumnKind.DOUBLE), column("two", ColumnKind.TEXT));
      SchemaGrowth growth = opened.schema(List.of(MASTER, wider)).grow();
      assertThat(growth.done()).singleElement().asString().contains("one").contains("two");
      assertThat(growth.denied()).isEmpty();
      assertThat(growth.columns().get("wfc_flt_1"))
          .containsEntry("one", ColumnKind.DOUBLE)
          .containsEntry("two", ColumnKind.TEXT);
      assertThat(opened.schema(List.of(MASTER, wider)).plan().isEmpty()).isTrue();
      assertThat(opened.schema(List.of(MASTER, wider)).grow().done()).isEmpty();
    }
  }

  @DatabaseTest
  void aColumnBecomesWiderAndKeepsItsValues(TestDatabase database) {
    Table narrow =
        with(
            HEADER,
            column("a", ColumnKind.BIGINT),
            column("b", ColumnKind.BOOLEAN),
            column("c", ColumnKind.DOUBLE),
            column("d", ColumnKind.DATE),
            column("e", ColumnKind.BOOLEAN));
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, narrow)).update();
      RowChange row =
          SampleTables.row(
              narrow,
              "j8bt05nj",
              "a",
              7L,
              "b",
              true,
              "c",
              1.5,
              "d",
              SampleTables.NOON.toLocalDate(),
              "e",
              true);
      assertThat(opened.write(List.of(SampleTables.unit("j8bt05nj", row))))
          .hasOnlyElementsOfType(UnitOutcome.Written.class);
      Table wide =
          with(
              HEADER,
              column("a", ColumnKind.DOUBLE),
              column("b", ColumnKind.TEXT),
              column("c", ColumnKind.TEXT),
              column("d", ColumnKind.TEXT),
              column("e", ColumnKind.BIGINT));
      SchemaGrowth growth = opened.schema(List.of(MASTER, wide)).grow();
      assertThat(growth.denied()).isEmpty();
      assertThat(opened.schema(List.of(MASTER, wide)).plan().conflicts()).isEmpty();
      assertThat(database.rows("SELECT a, b, c, d, e FROM wfc_flt_1"))
          .containsExactly(List.of(7.0, "T", "1.5", "2026-11-20", 1L));
    }
  }

  @DatabaseTest
  void aWiderColumnIsNeverMadeNarrow(TestDatabase database) {
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, with(HEADER, column("a", ColumnKind.TEXT)))).update();
      Table narrow = with(HEADER, column("a", ColumnKind.BIGINT));
      SchemaGrowth growth = opened.schema(List.of(MASTER, narrow)).grow();
      assertThat(growth.done()).isEmpty();
      assertThat(growth.columns().get("wfc_flt_1")).containsEntry("a", ColumnKind.TEXT);
    }
  }

  @DatabaseTest
  void integersThatNoDoubleHoldsBecomeText(TestDatabase database) {
    Table narrow = with(HEADER, column("a", ColumnKind.BIGINT));
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, narrow)).update();
      RowChange row = SampleTables.row(narrow, "j8bt05nj", "a", 9007199254740993L);
      opened.write(List.of(SampleTables.unit("j8bt05nj", row)));
      SchemaGrowth growth =
          opened.schema(List.of(MASTER, with(HEADER, column("a", ColumnKind.DOUBLE)))).grow();
      assertThat(growth.columns().get("wfc_flt_1")).containsEntry("a", ColumnKind.TEXT);
      assertThat(database.value("SELECT a FROM wfc_flt_1")).isEqualTo("9007199254740993");
    }
  }

  @DatabaseTest
  void rowsMadeBeforeAndAfterATableGrewAreWrittenTogether(TestDatabase database) {
    Table grown = with(HEADER, column("a", ColumnKind.BIGINT));
    try (Database opened = SampleTables.created(database)) {
      opened.schema(List.of(MASTER, grown)).grow();
      RowChange old = SampleTables.header("j8bt05nj", "exptime", 2.5);
      RowChange fresh = SampleTables.row(grown, "j8bt06nj", "exptime", 3.5, "a", 4L);
      assertThat(
              opened.write(
                  List.of(
                      SampleTables.unit("j8bt05nj", old), SampleTables.unit("j8bt06nj", fresh))))
          .hasOnlyElementsOfType(UnitOutcome.Written.class);
      assertThat(database.rows("SELECT exptime, a FROM wfc_flt_1 ORDER BY exptime"))
          .containsExactly(Arrays.asList(2.5, null), List.of(3.5, 4L));
    }
  }

  /** On a server only: a second process is not let into an embedded database. */
  @DatabaseTest(on = Product.SERVER)
  void twoProcessesThatAddTheSameColumnsAtOnceBothSucceed(TestDatabase database) throws Exception {
    SampleTables.created(database).close();
    try (Database first = SampleTables.open(database);
        Database second = SampleTables.open(database)) {
      ExecutorService threads = Executors.newFixedThreadPool(2);
      for (int i = 0; i < 8; i++) {
        Table grown =
            with(HEADER, column("same" + i, ColumnKind.TEXT), column("n" + i, ColumnKind.BIGINT));
        List<Callable<SchemaGrowth>> both =
            List.of(
                () -> first.schema(List.of(MASTER, grown)).grow(),
                () -> second.schema(List.of(MASTER, grown)).grow());
        for (Future<SchemaGrowth> growth : threads.invokeAll(both)) {
          assertThat(growth.get().denied()).isEmpty();
          assertThat(growth.get().columns().get("wfc_flt_1")).containsKeys("same" + i, "n" + i);
        }
      }
      threads.shutdown();
    }
  }

  @DatabaseTest
  void aTableGrowsBeyondTheColumnsThatOneTableMayHave(TestDatabase database) {
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(MASTER, with(HEADER, numbered(900)))).update();
      SchemaGrowth growth = opened.schema(List.of(MASTER, with(HEADER, numbered(1_100)))).grow();
      assertThat(growth.columns().get("wfc_flt_1")).hasSize(1_110);
      assertThat(growth.denied()).isEmpty();
    }
  }

  private static Column[] numbered(int columns) {
    return IntStream.range(0, columns)
        .mapToObj(i -> column("k" + i, ColumnKind.BOOLEAN))
        .toArray(Column[]::new);
  }
}
