package org.fitsql.bench.measure;

import java.io.IOException;
import java.time.Duration;

/**
 * Lets the Java virtual machine compile what is about to be measured: programs of long life are
 * measured as they are after a while, as the references are.
 *
 * @param least how long, and at least one pass
 */
public record WarmUp(Duration least) {

  /** Passes whose numbers do not count. */
  public void of(Rounds.Pass pass) throws IOException {
    long end = System.nanoTime() + least.toNanos();
    do {
      pass.measure();
    } while (System.nanoTime() < end);
  }
}
