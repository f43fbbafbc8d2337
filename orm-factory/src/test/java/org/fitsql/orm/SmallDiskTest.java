package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.orm.SampleTables.master;
import static org.fitsql.orm.SampleTables.row;
import static org.fitsql.orm.SampleTables.wide;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An embedded database whose disk is full while several threads write: what it keeps is whole. It
 * stops wherever it is then, as it does when its process is killed.
 *
 * <p>{@code -Dfitsql.faults.disks=N} fills so many disks.
 */
class SmallDiskTest {
  private static final int DISKS = Integer.getInteger("fitsql.faults.disks", 2);
  private static final int THREADS = 3;
  private static final int UNITS = 150;
  private static final int TABLES = 8;
  private static final long LEAST = 300_000;
  private static final int MORE = 1_000_000;

  private final long seed = Long.getLong("fitsql.faults.seed", 20_261_121L);
  private final Random random = new Random(seed);
  private final List<Table> tables = new ArrayList<>(List.of(SampleTables.MASTER));
  @TempDir private Path here;

  @BeforeEach
  void mount() {
    SmallDisk.mount();
    for (int i = 1; i <= TABLES; i++) {
      tables.add(wide("wfc_flt_" + i, 6));
    }
  }

  @AfterEach
  void makeRoom() {
    SmallDisk.size(Long.MAX_VALUE);
  }

  @Test
  void aFullDiskLeavesWholeTransactionsAndADatabaseThatGoesOnOnceThereIsRoom() throws Exception {
    for (int i = 0; i < DISKS; i++) {
      DatabaseSettings settings =
          new DatabaseSettings("jdbc:h2:small:" + here.resolve("disk" + i), "sa", "");
      long size = LEAST + random.nextInt(MORE);
      String what = "seed %d, disk %d of %d bytes".formatted(seed, i, size);
      var told = new ConcurrentSkipListSet<String>();
      try (Database database = Database.open(settings, THREADS + 1)) {
        database.schema(tables).update();
        SmallDisk.size(size);
        assertThat(fill(database, told)).as(what).isTrue();
      }
      SmallDisk.size(Long.MAX_VALUE);
      try (Database database = Database.open(settings, 2)) {
        Map<String, Integer> kept = rows(database);
        assertThat(kept.values()).as(what).containsOnly(tables.size());
        assertThat(kept.keySet()).as(what).containsAll(told);
        assertThat(database.write(List.of(unit("later"))))
            .allMatch(UnitOutcome.Written.class::isInstance);
      }
    }
  }

  /** Whether the disk was full before all was written. */
  private boolean fill(Database database, ConcurrentSkipListSet<String> told) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      Callable<Boolean> writer = () -> write(database, next, told);
      boolean full = false;
      for (Future<Boolean> done : pool.invokeAll(List.of(writer, writer, writer))) {
        full |= done.get();
      }
      return full;
    } finally {
      pool.shutdown();
    }
  }

  private boolean write(Database database, AtomicInteger next, ConcurrentSkipListSet<String> told) {
    try {
      for (int i = 0; i < UNITS; i++) {
        String rootname = "r%06d".formatted(next.incrementAndGet());
        database.write(List.of(unit(rootname)));
        told.add(rootname);
      }
      return false;
    } catch (DatabaseException e) {
      assertThat(e.kind()).as(e.getMessage()).isEqualTo(DatabaseException.Kind.UNREACHABLE);
      return true;
    }
  }

  private Unit unit(String rootname) {
    List<RowChange> changes = new ArrayList<>(List.of(master(rootname)));
    String text = rootname.repeat(40);
    for (Table table : tables.subList(1, tables.size())) {
      changes.add(row(table, rootname, "keyword0", text, "keyword3", text));
    }
    return new Unit(rootname, changes);
  }

  /** In how many tables each rootname is. */
  private Map<String, Integer> rows(Database database) {
    Map<String, Integer> kept = new TreeMap<>();
    for (Table table : tables) {
      String sql = "SELECT rootname FROM " + table.name();
      database
          .query(sql, List.of(), row -> row.text(1))
          .forEach(rootname -> kept.merge(rootname, 1, Integer::sum));
    }
    return kept;
  }
}
