package org.fitsql.scheduler;

import java.time.Instant;
import java.util.List;
import org.fitsql.ingest.Trouble;

/** Several listeners, told one after the other. */
public final class RunListeners implements RunListener {
  private final List<RunListener> listeners;

  public RunListeners(List<RunListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void began(String run, Instant started) {
    listeners.forEach(listener -> listener.began(run, started));
  }

  @Override
  public void found(long files, long rootnames, boolean complete) {
    listeners.forEach(listener -> listener.found(files, rootnames, complete));
  }

  @Override
  public void finished(String rootname) {
    listeners.forEach(listener -> listener.finished(rootname));
  }

  @Override
  public void counted(RunProgress progress) {
    listeners.forEach(listener -> listener.counted(progress));
  }

  @Override
  public void trouble(Trouble trouble) {
    listeners.forEach(listener -> listener.trouble(trouble));
  }

  @Override
  public void ended(RunSummary summary) {
    listeners.forEach(listener -> listener.ended(summary));
  }
}
