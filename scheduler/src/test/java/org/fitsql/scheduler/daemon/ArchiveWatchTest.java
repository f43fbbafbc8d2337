package org.fitsql.scheduler.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ArchiveWatchTest {
  @TempDir Path archive;

  private Changes until(ArchiveWatch watch, Predicate<Changes> enough) throws Exception {
    Changes seen = Changes.none();
    while (!enough.test(seen)) {
      seen = seen.and(watch.await(Duration.ofSeconds(10)));
    }
    return seen;
  }

  private static Predicate<Changes> in(String... branches) {
    return changes ->
        changes.branches() != null && changes.branches().containsAll(Set.of(branches));
  }

  @Test
  void aFileThatComesAndOneThatChangesAreToldByTheirBranch() throws Exception {
    Files.createDirectories(archive.resolve("j8bt/j8bt05njq"));
    Files.createDirectories(archive.resolve("j9am"));
    Files.writeString(archive.resolve("j9am/old_raw.fits"), "old");
    try (ArchiveWatch watch = ArchiveWatch.open(archive)) {
      Files.writeString(archive.resolve("j8bt/j8bt05njq/j8bt05njq_raw.fits"), "new");
      Files.writeString(archive.resolve("j9am/old_raw.fits"), "other");

      assertThat(until(watch, in("j8bt", "j9am")).branches())
          .containsExactlyInAnyOrder("j8bt", "j9am");
    }
  }

  @Test
  void whatComesInDirectoriesMadeLaterIsToldHoweverDeep() throws Exception {
    try (ArchiveWatch watch = ArchiveWatch.open(archive)) {
      Path deep = Files.createDirectories(archive.resolve("jnew/a/b/c"));
      until(watch, in("jnew"));
      Files.writeString(deep.resolve("jnew01abq_raw.fits"), "new");

      assertThat(until(watch, in("jnew")).branches()).containsExactly("jnew");
    }
  }

  @Test
  void aFileAtTheRootIsToldAsTheEmptyBranchAndABranchThatIsGoneAsAnything() throws Exception {
    Files.createDirectories(archive.resolve("j8bt"));
    try (ArchiveWatch watch = ArchiveWatch.open(archive)) {
      Files.writeString(archive.resolve("here_raw.fits"), "new");
      assertThat(until(watch, in("")).branches()).containsExactly("");

      Files.delete(archive.resolve("j8bt"));
      assertThat(until(watch, changes -> changes.branches() == null).branches()).isNull();
    }
  }

  @Test
  void hiddenFilesAndDirectoriesAreNotTold() throws Exception {
    Path hidden = Files.createDirectories(archive.resolve(".snapshot"));
    Files.createDirectories(archive.resolve("j8bt"));
    try (ArchiveWatch watch = ArchiveWatch.open(archive)) {
      Files.writeString(hidden.resolve("x_raw.fits"), "new");
      Files.writeString(archive.resolve("j8bt/.x_raw.fits.part"), "new");
      Files.writeString(archive.resolve("j8bt/x_raw.fits"), "new");

      assertThat(until(watch, changes -> !changes.isNone()).branches()).containsExactly("j8bt");
    }
  }

  @Test
  void closingEndsTheWaitingOfAnotherThread() throws Exception {
    try (ArchiveWatch watch = ArchiveWatch.open(archive)) {
      Thread closing = new Thread(watch::close);
      closing.start();

      assertThat(watch.await(Duration.ofHours(1)).isNone()).isTrue();
      closing.join();
    }
  }
}
