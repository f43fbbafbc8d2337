package org.fitsql.cli.run;

import java.io.PrintStream;
import java.time.Clock;
import org.fitsql.cli.output.Terminal;

/** Shows how far a run is. */
interface Progress extends AutoCloseable {

  /**
   * More work was found.
   *
   * @param rootnames with work found so far
   * @param complete whether that is all
   */
  void found(long rootnames, boolean complete);

  /** One more rootname is done. */
  void step();

  /** Prints a line without disturbing what is shown. */
  void print(String line);

  @Override
  void close();

  /** A bar on a terminal, a line now and then otherwise, nothing where people want quiet. */
  static Progress of(PrintStream err, Terminal terminal, Clock clock, boolean quiet) {
    if (quiet) {
      return new ProgressLines(line -> {}, err::println, clock);
    }
    return terminal.err()
        ? new ProgressLine(err, terminal.width())
        : new ProgressLines(err::println, err::println, clock);
  }
}
