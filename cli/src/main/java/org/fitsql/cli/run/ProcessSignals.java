package org.fitsql.cli.run;

import org.jline.utils.Signals;

/** The signals that a process takes, by name. What a handler does runs on a thread of its own. */
public final class ProcessSignals {
  /** Exit code of a process that a signal ended: this and the number of the signal. */
  private static final int SIGNALLED = 128;

  private ProcessSignals() {}

  /** What to do at a signal such as {@code HUP}, in place of what was done before. */
  public static void on(String name, Runnable handler) {
    Signals.register(name, handler);
  }

  /**
   * From now on the process ends at once when it is asked to end once more. What was committed
   * stays; what was not is done by the next run.
   */
  public static void endAtOnce() {
    on("INT", () -> Runtime.getRuntime().halt(SIGNALLED + 2));
    on("TERM", () -> Runtime.getRuntime().halt(SIGNALLED + 15));
  }
}
