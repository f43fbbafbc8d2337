package org.fitsql.scheduler.daemon;

/** A run that is due was stopped before its end, and stays due. */
final class StoppedException extends RuntimeException {
  StoppedException() {
    super("the run was stopped before its end");
  }
}
