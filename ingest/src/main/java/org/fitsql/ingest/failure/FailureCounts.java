package org.fitsql.ingest.failure;

/**
 * How the failures stand at the end of a run.
 *
 * @param fresh opened by this run
 * @param closed by this run
 * @param open all that are open now, the fresh ones included
 */
public record FailureCounts(long fresh, long closed, long open) {

  /** Open already before this run. */
  public long stillOpen() {
    return open - fresh;
  }
}
