package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitsql.orm.SampleTables.CHILD;
import static org.fitsql.orm.SampleTables.NOON;
import static org.fitsql.orm.SampleTables.created;
import static org.fitsql.orm.SampleTables.header;
import static org.fitsql.orm.SampleTables.master;
import static org.fitsql.orm.SampleTables.unit;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;

/** What cannot be written costs nothing else, and says what is wrong. */
class RefusedUnitsTest {
  @DatabaseTest
  void oneBadUnitOfAGroupCostsOnlyItself(TestDatabase database) {
    try (Database opened = created(database)) {
      List<Unit> units = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String detector = i == 7 ? "much too long" : "wfc";
        units.add(new Unit("r" + i, List.of(master("r" + i, NOON, detector), header("r" + i))));
      }
      List<UnitOutcome> outcomes = opened.write(units);
      assertThat(outcomes).hasSize(20);
      assertThat(outcomes.stream().map(UnitOutcome::unit)).isEqualTo(units);
      assertThat(outcomes.stream().filter(UnitOutcome.Refused.class::isInstance)).hasSize(1);
      assertThat(outcomes.get(7))
          .isInstanceOfSatisfying(
              UnitOutcome.Refused.class,
              refused -> {
                assertThat(refused.cause().kind()).isEqualTo(DatabaseException.Kind.BAD_DATA);
                assertThat(refused.cause())
                    .hasMessageContainingAll("r7", "master", "detector", "much too long");
              });
      assertThat(database.count("master")).isEqualTo(19);
      assertThat(database.count("wfc_flt_1")).isEqualTo(19);
    }
  }

  @DatabaseTest
  void theRefusedValueIsNamedThoughItsStatementIsNotTheFirst(TestDatabase database) {
    String wrong = "not".repeat(20);
    try (Database opened = created(database)) {
      List<RowChange> rows = new ArrayList<>();
      for (long i = 1; i <= 4; i++) {
        Object[] values = {i == 4 ? wrong : "good", i, "x".repeat(200_000)};
        rows.add(new RowChange.Upsert(CHILD, values));
      }
      assertThat(opened.write(List.of(unit("good", rows.toArray(RowChange[]::new)))))
          .singleElement()
          .isInstanceOfSatisfying(
              UnitOutcome.Refused.class,
              refused ->
                  assertThat(refused.cause()).hasMessageContainingAll("drizzle_data", "'" + wrong));
      assertThat(database.count("master")).isZero();
    }
  }

  @DatabaseTest
  void aUnitWithoutItsParentIsRefusedAsBadData(TestDatabase database) {
    try (Database opened = created(database)) {
      assertThat(opened.write(List.of(new Unit("orphan", List.of(header("orphan"))))))
          .singleElement()
          .isInstanceOfSatisfying(
              UnitOutcome.Refused.class,
              refused -> {
                assertThat(refused.cause().kind()).isEqualTo(DatabaseException.Kind.BAD_DATA);
                assertThat(refused.cause()).hasMessageContainingAll("orphan", "wfc_flt_1");
              });
    }
  }

  @DatabaseTest
  void aValueOfAnotherClassIsRefusedNamingColumnAndValue(TestDatabase database) {
    try (Database opened = created(database)) {
      List<UnitOutcome> outcomes =
          opened.write(
              List.of(unit("good", header("good")), unit("bad", header("bad", "exptime", "long"))));
      assertThat(outcomes.get(0)).isInstanceOf(UnitOutcome.Written.class);
      assertThat(outcomes.get(1))
          .isInstanceOfSatisfying(
              UnitOutcome.Refused.class,
              refused ->
                  assertThat(refused.cause())
                      .hasMessageContainingAll("wfc_flt_1", "exptime", "DOUBLE", "String long"));
      assertThat(database.rows("SELECT rootname FROM master")).isEqualTo(List.of(List.of("good")));
    }
  }

  @DatabaseTest
  void aMissingTableRefusesTheUnitAndNamesIt(TestDatabase database) {
    try (Database opened = SampleTables.open(database)) {
      assertThat(opened.write(List.of(unit("a"))))
          .singleElement()
          .isInstanceOfSatisfying(
              UnitOutcome.Refused.class,
              refused -> assertThat(refused.cause()).hasMessageContaining("master"));
    }
  }

  @DatabaseTest
  void nothingIsWrittenOnceTheDatabaseIsClosed(TestDatabase database) {
    Database opened = created(database);
    opened.close();
    assertThatThrownBy(() -> opened.write(List.of(unit("a"))))
        .isInstanceOf(DatabaseException.class);
    assertThat(database.count("master")).isZero();
  }
}
