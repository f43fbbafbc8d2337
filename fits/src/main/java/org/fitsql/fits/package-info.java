/**
 * Bytes to HDUs, cards and pixels.
 *
 * <p>{@link org.fitsql.fits.FitsReader} scans the 2,880-byte blocks of a file once, skips the
 * pixels and gives a {@link org.fitsql.fits.FitsFile}; {@link org.fitsql.fits.PixelReader} reads
 * the pixels of one HDU in the file's own type. Everything that is peculiar about FITS headers
 * (CONTINUE, HIERARCH, record-valued keywords, duplicates, broken cards, files that are shorter
 * than their headers promise) is settled here and nowhere else. This is the only package that
 * imports nom-tam-fits.
 */
@NullMarked
package org.fitsql.fits;

import org.jspecify.annotations.NullMarked;
