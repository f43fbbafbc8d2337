package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;

/** The tables of every instrument that comes with fitsql, within the limits of each database. */
class BuiltInInstrumentsTest {

  @DatabaseTest
  void everyHeaderTableCanBeCreatedAndTakesRowsOfTheWorstSize(TestDatabase database) {
    List<Table> tables = new ArrayList<>(List.of(SampleTables.MASTER));
    for (InstrumentProfile profile : InstrumentProfiles.builtIn()) {
      profile.tables().values().forEach(definition -> tables.add(table(definition)));
    }
    try (Database opened = SampleTables.open(database)) {
      Schema schema = opened.schema(tables);
      schema.update();
      assertThat(schema.plan().isEmpty()).isTrue();
      RowChange[] rows =
          tables.stream().skip(1).map(BuiltInInstrumentsTest::worst).toArray(RowChange[]::new);
      assertThat(opened.write(List.of(SampleTables.unit("j8bt05nj", rows))))
          .hasOnlyElementsOfType(UnitOutcome.Written.class);
      List<List<@Nullable Object>> split =
          database.rows(
              "SELECT table_name FROM information_schema.tables"
                  + " WHERE table_schema = SCHEMA() AND table_name LIKE '%\\_\\_1'");
      // the worst that a row of ACS can be is well within one table
      Set<String> acs = tableNames("hst/acs");
      assertThat(split)
          .noneMatch(row -> acs.contains(String.valueOf(row.get(0)).replace("__1", "")));
    }
  }

  private static Set<String> tableNames(String instrument) {
    return InstrumentProfiles.builtIn().stream()
        .filter(profile -> profile.id().equals(instrument))
        .flatMap(profile -> profile.tables().values().stream())
        .map(TableDefinition::name)
        .collect(Collectors.toSet());
  }

  /** No column NULL, and every text of the greatest length that never leaves the row's page. */
  private static RowChange worst(Table table) {
    @Nullable Object[] values = new Object[table.columns().size()];
    for (int i = 1; i < values.length; i++) {
      values[i] =
          switch (table.columns().get(i).type()) {
            case BIGINT -> (Object) (long) i;
            case DOUBLE -> (double) i;
            case BOOLEAN -> true;
            case DATE -> SampleTables.NOON.toLocalDate();
            case TIME -> SampleTables.NOON.toLocalTime();
            case DATETIME -> SampleTables.NOON;
            default -> "x".repeat(40);
          };
    }
    values[0] = "j8bt05nj";
    return new RowChange.Upsert(table, values);
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
