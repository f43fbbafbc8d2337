package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fitsql.ingest.scan.ArchiveException;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.fitsql.testkit.files.Fault;
import org.fitsql.testkit.files.Fault.Operation;
import org.fitsql.testkit.files.FaultyFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * An archive whose file system forgets handles, as NFS does when its server was restarted, and in
 * which directories are moved while they are listed: nothing is taken for gone because of it.
 */
class UnreliableArchiveTest {
  private static final String FIRST = "j8bt05njq";
  private static final String SECOND = "j9am01ejq";
  private static final String THIRD = "ja1z02abq";

  @TempDir private Path directory;
  private AcsArchive archive;
  private final AtomicInteger faults = new AtomicInteger();

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(directory.resolve("archive"));
    for (String rootname : List.of(FIRST, SECOND, THIRD)) {
      archive.write(rootname, "raw");
    }
  }

  private Runs runs(TestDatabase database, Fault fault) {
    Path faulty = FaultyFileSystem.of(archive.root(), fault);
    return new Runs(faulty, directory.resolve("images"), database);
  }

  private RunSummary undisturbed(TestDatabase database) {
    return runs(database, (operation, path) -> {}).run();
  }

  /** The first so many times that something is done to a path. */
  private Fault stale(int times, Operation wanted, Path where) {
    return (operation, path) -> {
      if (operation == wanted && path.equals(where) && faults.getAndIncrement() < times) {
        throw Fault.stale(path);
      }
    };
  }

  private static List<List<Object>> states(TestDatabase database) {
    return database.rows("select full_rootname, state from files order by path");
  }

  private static void assertAllIsThere(TestDatabase database) {
    assertThat(states(database))
        .containsExactly(
            List.of(FIRST, "ingested"), List.of(SECOND, "ingested"), List.of(THIRD, "ingested"));
    assertThat(database.count("hrc_raw_0")).isEqualTo(3);
    assertThat(database.count("failures")).isZero();
  }

  @DatabaseTest(on = Product.H2)
  void aHandleThatIsStaleForAMomentIsAskedForAgainWhereverItWasNeeded(TestDatabase database)
      throws IOException {
    Path raw = archive.path(SECOND, "raw");
    Path branch = archive.root().resolve(SECOND.substring(0, 4));
    assertThat(runs(database, stale(1, Operation.READ, raw)).run().isComplete()).isTrue();
    assertAllIsThere(database);

    for (Operation listing : List.of(Operation.ATTRIBUTES, Operation.LIST, Operation.NEXT)) {
      for (Path where : List.of(archive.root(), branch, raw.getParent())) {
        faults.set(0);
        RunSummary summary = runs(database, stale(1, listing, where)).run();
        assertThat(faults).as("%s of %s", listing, where).hasPositiveValue();
        assertThat(summary.isComplete()).as("%s of %s", listing, where).isTrue();
        assertThat(summary.files().unchanged()).isEqualTo(3);
      }
    }
    assertAllIsThere(database);
    assertThat(database.count("closed_failures")).isZero();
  }

  @DatabaseTest(on = Product.H2)
  void whatStaysUnlistedKeepsItsRowsIsToldAndIsOverWhenItIsBack(TestDatabase database) {
    undisturbed(database);
    Path branch = archive.root().resolve(SECOND.substring(0, 4));
    for (Operation listing : List.of(Operation.ATTRIBUTES, Operation.LIST)) {
      faults.set(0);
      RunSummary summary = runs(database, stale(Integer.MAX_VALUE, listing, branch)).run();

      assertThat(summary.files().vanished()).isZero();
      assertThat(summary.files().failed() + summary.troubles().size()).isPositive();
      assertThat(summary.isComplete()).isFalse();
      assertThat(database.rows("select path, stage, class, message from failures"))
          .containsExactly(List.of("j9am", "scan", "now", "cannot be read: Stale file handle"));
      assertThat(states(database)).contains(List.of(SECOND, "ingested"));
      assertThat(database.count("hrc_raw_0")).isEqualTo(3);
      assertThat(undisturbed(database).isComplete()).isTrue();
      assertAllIsThere(database);
    }
  }

  @DatabaseTest(on = Product.H2)
  void aFileWhoseHandleStaysStaleKeepsItsRowsAndImagesAndIsTriedAgainLater(TestDatabase database)
      throws IOException {
    undisturbed(database);
    List<String> images = runs(database, (operation, path) -> {}).images();
    Path raw = archive.path(SECOND, "raw");
    Runs stale = runs(database, stale(Integer.MAX_VALUE, Operation.OPEN, raw)).forced();

    RunSummary summary = stale.run();

    assertThat(summary.files().vanished()).isZero();
    assertThat(states(database)).contains(List.of(SECOND, "unreadable"));
    assertThat(database.rows("select rootname, class, attempts from failures"))
        .containsExactly(List.of(SECOND.substring(0, 8), "later", 3L));
    assertThat(database.count("hrc_raw_0")).isEqualTo(3);
    assertThat(stale.images()).isEqualTo(images).isNotEmpty();
    assertThat(runs(database, (operation, path) -> {}).forced().run().isComplete()).isTrue();
    assertAllIsThere(database);
  }

  @DatabaseTest(on = Product.H2)
  void aRootThatCannotBeListedEndsTheRunAndChangesNothing(TestDatabase database) {
    undisturbed(database);
    Fault fault = stale(Integer.MAX_VALUE, Operation.NEXT, archive.root());

    assertThatThrownBy(() -> runs(database, fault).run())
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(archive.root().toString())
        .hasMessageContaining("Stale file handle. Check the disk or the network file system.");

    assertAllIsThere(database);
  }

  @DatabaseTest(on = Product.H2)
  void aDirectoryThatIsMovedAwayWhileItIsListedLosesNoRows(TestDatabase database)
      throws IOException {
    undisturbed(database);
    Path here = archive.path(SECOND, "raw").getParent();
    Path away = directory.resolve("away");
    for (Operation moment : List.of(Operation.LIST, Operation.NEXT)) {
      Fault moving =
          (operation, path) -> {
            if (operation == moment && path.equals(here) && Files.exists(here)) {
              Files.move(here, away);
            }
          };

      RunSummary summary = runs(database, moving).run();

      assertThat(summary.files().vanished()).isZero();
      assertThat(summary.isComplete()).isFalse();
      assertThat(database.rows("select distinct class, message from failures"))
          .containsExactly(List.of("now", "cannot be read: it is no longer there"));
      assertThat(states(database)).contains(List.of(SECOND, "ingested"));
      assertThat(database.count("hrc_raw_0")).isEqualTo(3);
      Files.move(away, here);
      assertThat(undisturbed(database).isComplete()).isTrue();
      assertAllIsThere(database);
    }
  }

  @DatabaseTest(on = Product.H2)
  void aBranchThatIsRemovedWhileItIsListedIsGoneForTheNextRun(TestDatabase database)
      throws IOException {
    undisturbed(database);
    Path raw = archive.path(SECOND, "raw");
    Fault removing =
        (operation, path) -> {
          if (operation == Operation.ATTRIBUTES && path.equals(raw)) {
            Files.deleteIfExists(raw);
            Files.deleteIfExists(raw.getParent());
          }
        };

    assertThat(runs(database, removing).run().files().vanished()).isZero();
    assertThat(undisturbed(database).files().vanished()).isEqualTo(1);
    assertThat(states(database)).contains(List.of(SECOND, "vanished"));
    assertThat(database.count("hrc_raw_0")).isEqualTo(2);
  }
}
