package org.fitsql.bench.kept;

/**
 * A result that is worse than it was.
 *
 * @param key which result
 * @param before ratio that was kept
 * @param now ratio of this run
 */
public record Regression(String key, double before, double now) {

  /** How much was lost, in percent. */
  public double lostPercent() {
    return 100 * (1 - now / before);
  }
}
