package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.orm.SampleTables.ALL;
import static org.fitsql.orm.SampleTables.created;
import static org.fitsql.orm.SampleTables.header;
import static org.fitsql.orm.SampleTables.row;
import static org.fitsql.orm.SampleTables.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.hibernate.SessionFactory;

class MappingTest {

  @DatabaseTest
  void tablesAreEntitiesByTheirNameInHql(TestDatabase database) {
    try (Database opened = written(database)) {
      SessionFactory factory = opened.sessionFactory(ALL);
      List<String> rootnames =
          factory.fromSession(
              session ->
                  session
                      .createSelectionQuery(
                          "select m.rootname from wfc_flt_1 m where m.exptime > 15"
                              + " and m.groups and m.parallel = 'B'",
                          String.class)
                      .getResultList());
      assertThat(rootnames).containsExactly("b");
    }
  }

  @DatabaseTest
  void anInstanceIsAMapOfItsColumns(TestDatabase database) {
    try (Database opened = written(database)) {
      Object found =
          opened.sessionFactory(ALL).fromSession(session -> session.find("wfc_flt_1", "b"));
      assertThat(found)
          .asInstanceOf(
              org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
          .containsEntry("exptime", 20.5)
          .containsEntry("naxis1", 2L)
          .containsEntry("date_obs", LocalDate.of(2004, 3, 30))
          .containsKey("cards");
    }
  }

  @DatabaseTest
  void tablesOfTwoKeyColumnsCanBeQueriedAndJoined(TestDatabase database) {
    try (Database opened = written(database)) {
      List<?> data =
          opened
              .sessionFactory(ALL)
              .fromSession(
                  session ->
                      session
                          .createSelectionQuery(
                              "select d.data from master m join drizzle_data d on d.rootname ="
                                  + " m.rootname order by d.drizzle_index",
                              String.class)
                          .getResultList());
      assertThat(data).isEqualTo(List.of("one", "two"));
    }
  }

  @DatabaseTest
  void theFactoryIsBuiltOnceAndCreatesNothing(TestDatabase database) {
    try (Database opened = written(database)) {
      long before = tables(database);
      assertThat(opened.sessionFactory(ALL)).isSameAs(opened.sessionFactory(List.copyOf(ALL)));
      assertThat(tables(database)).isEqualTo(before);
    }
  }

  private static long tables(TestDatabase database) {
    return (Long)
        database.value(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema NOT IN"
                + " ('information_schema', 'mysql', 'performance_schema', 'sys')");
  }

  private static Database written(TestDatabase database) {
    Database opened = created(database);
    Map<String, Double> exptimes = Map.of("a", 10.5, "b", 20.5);
    opened.write(
        exptimes.keySet().stream()
            .sorted()
            .map(
                name ->
                    unit(
                        name,
                        header(
                            name,
                            "exptime",
                            exptimes.get(name),
                            "naxis1",
                            name.equals("b") ? 2L : 1L,
                            "groups",
                            true,
                            "parallel",
                            name.toUpperCase(java.util.Locale.ROOT),
                            "date_obs",
                            LocalDate.of(2004, 3, 30),
                            "cards",
                            new byte[] {1, 2})))
            .toList());
    opened.write(
        List.of(
            unit(
                "a",
                row(SampleTables.CHILD, "a", "drizzle_index", 2L, "data", "two"),
                row(SampleTables.CHILD, "a", "drizzle_index", 1L, "data", "one"))));
    return opened;
  }
}
