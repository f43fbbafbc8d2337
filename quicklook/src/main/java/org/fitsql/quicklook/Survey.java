package org.fitsql.quicklook;

/** What is known about the values of a picture after looking at all of them once. */
interface Survey {

  /** Of all finite pixels, flagged ones included. */
  PlaneStatistics statistics();

  /** Number of finite pixels that are not flagged. */
  long good();

  /** Smallest of the {@link #good()} pixels; meaningless where there is none. */
  double goodMin();

  /** Largest of the {@link #good()} pixels; meaningless where there is none. */
  double goodMax();

  /** Exact percentile of the good pixels; there must be one. */
  double percentile(double percent);

  /**
   * Exact percentile of those good pixels whose value is above {@code from} and below {@code to}
   * (infinite for no bound); NaN where there is none.
   */
  double percentileBetween(double from, double to, double percent);
}
