/**
 * Plots and pages of text in shades of grey, for FITS data that make no picture.
 *
 * <p>Lines and letters are drawn here, with letters that come with fitsql, so that a plot is the
 * same on a machine with fonts, with others, and without any.
 */
@NullMarked
package org.fitsql.quicklook.plot;

import org.jspecify.annotations.NullMarked;
