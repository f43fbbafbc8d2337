/**
 * Planes to JPEG and thumbnail.
 *
 * <p>One file at a time: its planes are read in the file's own type, laid out as one mosaic,
 * clipped at exact percentiles of the finite pixels, scaled to 8 bits, flipped so that y points up,
 * and written as a JPEG and a thumbnail, each to a hidden file that is then moved into place. What
 * a process leaves that dies in between is known by its {@link org.fitsql.quicklook.DrawingMark}.
 * This is the only package that imports ImageIO, Commons Imaging and Thumbnailator.
 */
@NullMarked
package org.fitsql.quicklook;

import org.jspecify.annotations.NullMarked;
