package org.fitsql.scheduler.verify;

/** Which observations are read. The same seed takes the same ones of the same database. */
public sealed interface Sample {

  /** Every one. */
  record All() implements Sample {}

  /**
   * About this share of them.
   *
   * @param share more than 0, at most 1
   */
  record Share(double share) implements Sample {}

  /**
   * This many of them.
   *
   * @param number 1 or more
   */
  record Number(long number) implements Sample {}
}
