package org.fitsql.logs;

import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says once on the console that the log cannot be written, such as on a full disk: a run is worth
 * more than its log and goes on without.
 */
final class LogTrouble implements StatusListener {
  private final PrintStream console;
  private final String file;
  private final AtomicBoolean told = new AtomicBoolean();

  LogTrouble(PrintStream console, String file) {
    this.console = console;
    this.file = file;
  }

  @Override
  public void addStatusEvent(Status status) {
    if (status.getLevel() >= Status.ERROR && told.compareAndSet(false, true)) {
      Throwable cause = status.getThrowable();
      String why = cause == null ? status.getMessage() : String.valueOf(cause.getMessage());
      console.println(
          "fitsql: the log file %s cannot be written (%s); the run goes on without it."
              .formatted(file, why));
    }
  }
}
