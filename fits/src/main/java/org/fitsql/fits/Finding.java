package org.fitsql.fits;

/**
 * Something about a file that is odd and did not stop it from being read.
 *
 * @param hdu index of the HDU
 * @param offset byte in the (uncompressed) file at which it was found
 * @param keyword the keyword concerned, or an empty string
 * @param message what is odd, naming the value
 */
public record Finding(int hdu, long offset, String keyword, String message) {}
