package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.orm.SampleTables.CHILD;
import static org.fitsql.orm.SampleTables.MASTER;
import static org.fitsql.orm.SampleTables.NOON;
import static org.fitsql.orm.SampleTables.created;
import static org.fitsql.orm.SampleTables.header;
import static org.fitsql.orm.SampleTables.master;
import static org.fitsql.orm.SampleTables.row;
import static org.fitsql.orm.SampleTables.unit;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;

class WriteTest {
  @DatabaseTest
  void writingTwiceUpdatesButKeepsExtraColumns(TestDatabase database) {
    LocalDateTime later = NOON.plusDays(7);
    try (Database opened = created(database)) {
      opened.write(List.of(unit("j8bt05nj")));
      opened.write(List.of(new Unit("j8bt05nj", List.of(master("j8bt05nj", later, "hrc")))));
      assertThat(
              opened.query(
                  "SELECT first_ingest_date, last_ingest_date, detector FROM master",
                  List.of(),
                  r -> Arrays.asList(r.dateTime(1), r.dateTime(2), r.text(3))))
          .isEqualTo(List.of(Arrays.asList(NOON, later, "hrc")));
    }
  }

  @DatabaseTest
  void aKeywordThatVanishedBecomesNull(TestDatabase database) {
    try (Database opened = created(database)) {
      opened.write(
          List.of(unit("a", header("a", "exptime", 1.0, "parallel", "old", "naxis1", 1L))));
      opened.write(List.of(unit("a", header("a", "exptime", 2.0, "parallel", ""))));
      assertThat(database.rows("SELECT exptime, parallel, naxis1 FROM wfc_flt_1"))
          .isEqualTo(List.of(Arrays.asList(2.0, "", null)));
    }
  }

  @DatabaseTest
  void aTableOfOnlyKeyAndExtraColumnsTakesUpserts(TestDatabase database) {
    Table first = new Table("first_seen", "", MASTER.columns().subList(0, 2), null, List.of());
    Table bare = new Table("seen", "", MASTER.columns().subList(0, 1), null, List.of());
    try (Database opened = SampleTables.open(database)) {
      opened.schema(List.of(first, bare)).update();
      for (LocalDateTime when : List.of(NOON, NOON.plusDays(1))) {
        Unit unit =
            new Unit(
                "a",
                List.of(
                    new RowChange.Upsert(first, new Object[] {"a", when}),
                    new RowChange.Upsert(bare, new Object[] {"a"})));
        assertThat(opened.write(List.of(unit))).allMatch(UnitOutcome.Written.class::isInstance);
      }
      assertThat(database.count("seen")).isEqualTo(1);
      assertThat(
              opened.query(
                  "SELECT first_ingest_date FROM first_seen", List.of(), r -> r.dateTime(1)))
          .containsExactly(NOON);
    }
  }

  @DatabaseTest
  void childrenAreDeletedBeforeTheirParents(TestDatabase database) {
    try (Database opened = created(database)) {
      opened.write(
          List.of(unit("a", row(CHILD, "a", "drizzle_index", 1L)), unit("b", header("b"))));
      List<String> key = List.of("rootname");
      Object[] a = {"a"};
      Unit gone =
          new Unit(
              "a",
              List.of(new RowChange.Delete(MASTER, key, a), new RowChange.Delete(CHILD, key, a)));
      assertThat(opened.write(List.of(gone)))
          .singleElement()
          .isInstanceOfSatisfying(
              UnitOutcome.Written.class, written -> assertThat(written.rows()).isEqualTo(2));
      assertThat(database.rows("SELECT rootname FROM master")).isEqualTo(List.of(List.of("b")));
      assertThat(database.count("drizzle_data")).isZero();
    }
  }

  @DatabaseTest
  void deletesOfAUnitRunBeforeItsUpserts(TestDatabase database) {
    try (Database opened = created(database)) {
      opened.write(
          List.of(
              unit(
                  "a",
                  row(CHILD, "a", "drizzle_index", 1L, "data", "one"),
                  row(CHILD, "a", "drizzle_index", 2L, "data", "two"))));
      opened.write(
          List.of(
              unit(
                  "a",
                  row(CHILD, "a", "drizzle_index", 1L, "data", "new"),
                  new RowChange.Delete(CHILD, List.of("rootname"), new Object[] {"a"}))));
      assertThat(database.rows("SELECT drizzle_index, data FROM drizzle_data"))
          .isEqualTo(List.of(List.of(1L, "new")));
    }
  }

  @DatabaseTest
  void aParentMayAppearAfterAnotherUnitsChild(TestDatabase database) {
    try (Database opened = created(database)) {
      opened.write(List.of(unit("a")));
      List<UnitOutcome> outcomes =
          opened.write(
              List.of(
                  new Unit("a", List.of(header("a"))),
                  new Unit("b", List.of(header("b"), master("b")))));
      assertThat(outcomes).allMatch(UnitOutcome.Written.class::isInstance);
      assertThat(database.count("wfc_flt_1")).isEqualTo(2);
    }
  }

  @DatabaseTest
  void theSameFileNameInTwoObservationsGivesTwoRows(TestDatabase database) {
    try (Database opened = created(database)) {
      opened.write(
          List.of(
              unit("a", header("a", "filename", "same.fits", "naxis1", 1L)),
              unit("b", header("b", "filename", "same.fits", "naxis1", 2L))));
      assertThat(database.rows("SELECT rootname, naxis1 FROM wfc_flt_1 ORDER BY rootname"))
          .isEqualTo(List.of(List.of("a", 1L), List.of("b", 2L)));
    }
  }

  @DatabaseTest
  void twoThreadsWriteDisjointObservations(TestDatabase database) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Database opened = created(database)) {
      List<Callable<List<UnitOutcome>>> work = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        for (int thread = 0; thread < 4; thread++) {
          String prefix = "t" + thread + "_";
          work.add(
              () ->
                  opened.write(
                      IntStream.range(0, 40)
                          .mapToObj(i -> unit(prefix + i, header(prefix + i, "naxis1", (long) i)))
                          .toList()));
        }
      }
      for (Future<List<UnitOutcome>> outcomes : threads.invokeAll(work)) {
        assertThat(outcomes.get()).allMatch(UnitOutcome.Written.class::isInstance);
      }
      assertThat(database.count("wfc_flt_1")).isEqualTo(160);
    } finally {
      threads.shutdown();
    }
  }

  @DatabaseTest
  void writersOfTheSameRowsAllSucceed(TestDatabase database) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Database opened = created(database)) {
      List<Callable<List<UnitOutcome>>> work = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        List<String> names =
            new ArrayList<>(IntStream.range(0, 20).mapToObj(n -> "r" + n).toList());
        java.util.Collections.shuffle(names, new Random(i));
        work.add(() -> opened.write(names.stream().map(name -> unit(name, header(name))).toList()));
      }
      for (Future<List<UnitOutcome>> outcomes : threads.invokeAll(work)) {
        assertThat(outcomes.get()).allMatch(UnitOutcome.Written.class::isInstance);
      }
      assertThat(database.count("master")).isEqualTo(20);
    } finally {
      threads.shutdown();
    }
  }
}
