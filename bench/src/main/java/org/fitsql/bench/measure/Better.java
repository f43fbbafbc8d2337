package org.fitsql.bench.measure;

/** Which way a measured number is good. */
public enum Better {
  /** Such as files per second. */
  HIGHER,
  /** Such as seconds or bytes. */
  LOWER;

  /** How many times as good {@code own} is as {@code other}: above 1 is better. */
  double quotient(double own, double other) {
    return this == HIGHER ? own / other : other / own;
  }
}
