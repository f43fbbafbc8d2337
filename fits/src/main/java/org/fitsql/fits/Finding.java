package org.fitsql.fits;

/**
 * A departure from the FITS standard that did not stop the file from being read.
 *
 * @param hdu index of the HDU
 * @param offset byte in the (uncompressed) file at which it was found
 * @param keyword the keyword concerned, or an empty string
 * @param rule that it departs from
 * @param message what is odd, naming the value
 */
public record Finding(int hdu, long offset, String keyword, Rule rule, String message) {

  /** Whether the standard forbids it. */
  public boolean isError() {
    return rule.severity() == Rule.Severity.ERROR;
  }
}
