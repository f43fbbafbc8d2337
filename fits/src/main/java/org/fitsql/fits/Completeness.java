package org.fitsql.fits;

/** Whether a file holds all the bytes that its headers promise. */
public sealed interface Completeness {

  /** All there. */
  record Complete() implements Completeness {}

  /**
   * The file ends early: inside a header, or inside the data of its last HDU. It may still be being
   * written.
   *
   * @param hdu index of the HDU that is cut off
   * @param inHeader whether the header itself lacks its END
   * @param expected bytes the headers promise; for a header without END the size so far plus one
   *     block, the least that is missing
   * @param actual bytes the file has
   */
  record Truncated(int hdu, boolean inHeader, long expected, long actual) implements Completeness {}
}
