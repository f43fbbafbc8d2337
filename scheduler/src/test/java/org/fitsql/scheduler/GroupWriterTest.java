package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.fitsql.orm.Column;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Table;
import org.fitsql.orm.Unit;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;

/** Units that are committed together, and what they wait for. */
class GroupWriterTest {
  private static final int PATIENCE_SECONDS = 60;
  private static final Table NUMBERS =
      new Table(
          "numbers",
          "",
          List.of(new Column("n", ColumnKind.BIGINT, 0, Column.Role.KEY, "")),
          null,
          List.of());

  /** Keeps how many rows were committed when it was told that its own are. */
  private static final class Counting implements GroupWriter.Receiver {
    private final Database database;
    private final List<Long> counts = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch told;

    Counting(Database database, int units) {
      this.database = database;
      this.told = new CountDownLatch(units);
    }

    @Override
    public void done(@Nullable DatabaseException refused, int rows) {
      counts.add(
          database
              .query(
                  "select count(*) from numbers",
                  List.of(),
                  row -> Objects.requireNonNull(row.whole(1)))
              .get(0));
      told.countDown();
    }

    @Override
    public void lost(Throwable cause) {
      told.countDown();
    }
  }

  private static Database open(TestDatabase database) {
    Database open =
        Database.open(
            new DatabaseSettings(database.url(), database.user(), database.password()), 2);
    open.schema(List.of(NUMBERS)).update();
    return open;
  }

  private static Unit unit(long n) {
    Object[] row = {n};
    return new Unit("unit " + n, List.of(new RowChange.Upsert(NUMBERS, row)));
  }

  private static void write(GroupWriter writer, Counting receiver) throws InterruptedException {
    Thread writing = new Thread(writer);
    writing.start();
    try {
      assertThat(receiver.told.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      writing.interrupt();
      writing.join();
    }
  }

  @DatabaseTest
  void aUnitIsCommittedWithOneThatWasInTheMaking(TestDatabase test) throws InterruptedException {
    try (Database database = open(test)) {
      Counting receiver = new Counting(database, 2);
      AtomicBoolean made = new AtomicBoolean();
      AtomicReference<GroupWriter> itself = new AtomicReference<>();
      BooleanSupplier moreToCome =
          () -> {
            boolean first = made.compareAndSet(false, true);
            if (first) {
              itself.get().submit(unit(2), receiver);
            }
            return first;
          };
      GroupWriter writer = new GroupWriter(database, moreToCome);
      itself.set(writer);
      writer.submit(unit(1), receiver);

      write(writer, receiver);

      assertThat(receiver.counts).containsExactly(2L, 2L);
    }
  }

  @DatabaseTest
  void aUnitIsCommittedThoughWhatIsInTheMakingNeverComes(TestDatabase test)
      throws InterruptedException {
    try (Database database = open(test)) {
      Counting receiver = new Counting(database, 1);
      GroupWriter writer = new GroupWriter(database, () -> true);
      writer.submit(unit(1), receiver);

      write(writer, receiver);

      assertThat(receiver.counts).containsExactly(1L);
    }
  }
}
