package org.fitsql.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class TwoRunsTest {
  private static final int LOCKED = 5;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

  @TempDir private Path here;

  @DatabaseTest(on = Product.SERVER)
  void theSecondOfTwoRunsAtOnceSaysThatAnotherHoldsTheLock(TestDatabase database) throws Exception {
    new SmallAcs().write(here.resolve("archive"), 1, "raw");
    SmallAcs.writeDefinitions(here.resolve("definitions"), "raw");
    // the first run waits for its file to settle, and would for an hour
    Files.writeString(
        here.resolve("fitsql.yaml"),
        "archive: archive\nsettle: 3600\ndefinitions: definitions\ninstrument: hst/acs\n");
    try (FitsqlProcess first = FitsqlProcess.start(here, database, "ingest")) {
      waitUntilARunHasBegun(first);
      try (FitsqlProcess second = FitsqlProcess.start(here, database, "ingest")) {
        assertThat(second.exitCode()).as(second.err()).isEqualTo(LOCKED);
        assertThat(second.err()).contains("nother");
        assertThat(first.isAlive()).as(first.err()).isTrue();
      }
    }
  }

  private void waitUntilARunHasBegun(FitsqlProcess first) throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!hasBegun()) {
      assertThat(System.nanoTime()).as(first.err()).isLessThan(end);
      assertThat(first.isAlive()).as(first.err()).isTrue();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** The schema is made while the lock is held, and told in the log. */
  private boolean hasBegun() throws IOException {
    if (!Files.isDirectory(here.resolve("logs"))) {
      return false;
    }
    try (Stream<Path> logs = Files.list(here.resolve("logs"))) {
      for (Path log : logs.toList()) {
        if (Files.readString(log).contains("schema:")) {
          return true;
        }
      }
    }
    return false;
  }
}
