package org.fitsql.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fitsql.bench.archive.MillionTree;
import org.fitsql.bench.archive.SimulatedInstrument;

/**
 * The command {@code bench/run --million DIRECTORY [EXPOSURES [FIRST]]}: makes the archive alone.
 */
public final class Million {
  private static final int EXPOSURES = 200_000;
  private static final int AT_ONCE = 5_000;

  private Million() {}

  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    if (given.isEmpty() || given.get(0).startsWith("-") || given.size() > 3) {
      System.err.println(
          "bench/run --million DIRECTORY [EXPOSURES [FIRST]]   (default: 200000 from 0)");
      System.exit(2);
    }
    MillionTree tree = new MillionTree(SimulatedInstrument.builtIn(), Path.of(given.get(0)));
    int count = given.size() > 1 ? Integer.parseInt(given.get(1)) : EXPOSURES;
    int first = given.size() > 2 ? Integer.parseInt(given.get(2)) : 0;
    Instant start = Instant.now();
    for (int done = 0; done < count; done += AT_ONCE) {
      int some = Math.min(AT_ONCE, count - done);
      tree.write(first + done, some);
      System.out.printf(
          "%,d files, %d s%n",
          (long) (done + some) * tree.filesPerExposure(),
          Duration.between(start, Instant.now()).toSeconds());
    }
  }
}
