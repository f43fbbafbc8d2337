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
   * @param inHeader whether the header itself lacks its END, or the rest of the block after it
   * @param expected bytes the headers promise; for a header that is cut off the least that it can
   *     be, the next whole block
   * @param actual bytes the file has
   */
  record Truncated(int hdu, boolean inHeader, long expected, long actual) implements Completeness {}
}
