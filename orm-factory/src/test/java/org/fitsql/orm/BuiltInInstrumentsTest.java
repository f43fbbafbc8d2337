package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;

/** The tables of every instrument that comes with fitsql, within the limits of each database. */
class BuiltInInstrumentsTest {

  @DatabaseTest
  void everyHeaderTableCanBeCreatedAndTakesARow(TestDatabase database) {
    List<Table> tables = new ArrayList<>(List.of(SampleTables.MASTER));
    for (InstrumentProfile profile : InstrumentProfiles.builtIn()) {
      profile.tables().values().forEach(definition -> tables.add(table(definition)));
    }
    try (Database opened = SampleTables.open(database)) {
      Schema schema = opened.schema(tables);
      schema.update();
      assertThat(schema.plan().isEmpty()).isTrue();
      RowChange[] rows =
          tables.stream()
              .skip(1)
              .map(table -> SampleTables.row(table, "j8bt05nj"))
              .toArray(RowChange[]::new);
      assertThat(opened.write(List.of(SampleTables.unit("j8bt05nj", rows))))
          .allMatch(UnitOutcome.Written.class::isInstance);
    }
  }

  private static Table table(TableDefinition definition) {
    List<Column> columns = new ArrayList<>(SampleTables.HEADER.columns().subList(0, 2));
    definition.columns().forEach(column -> columns.add(column(column)));
    return new Table(definition.name(), "", columns, "master", SampleTables.HEADER.indexes());
  }

  private static Column column(ColumnDefinition definition) {
    ColumnKind kind =
        switch (definition.type()) {
          case INTEGER -> ColumnKind.BIGINT;
          case FLOAT -> ColumnKind.DOUBLE;
          case BOOL -> ColumnKind.BOOLEAN;
          case STRING -> ColumnKind.TEXT;
          case DATE -> ColumnKind.DATE;
          case TIME -> ColumnKind.TIME;
          case DATETIME -> ColumnKind.DATETIME;
        };
    return Column.of(definition.column(), kind, definition.description());
  }
}
