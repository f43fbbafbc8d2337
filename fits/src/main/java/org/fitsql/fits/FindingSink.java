package org.fitsql.fits;

/** Told what is odd about the records of one header. */
@FunctionalInterface
interface FindingSink {
  /**
   * @param rule that it departs from
   * @param record index of the 80-byte record in the header
   * @param keyword the keyword concerned, or an empty string
   * @param message what is odd, naming the value
   */
  void odd(Rule rule, int record, String keyword, String message);
}
