package org.fitsql.quicklook;

import java.util.List;
import org.fitsql.fits.Hdu;

/**
 * What one picture is made of.
 *
 * @param planes from the bottom to the top
 * @param hdus where each plane is from
 * @param gap rows of background between two planes
 * @param box how many pixels along each side became one when the planes were read
 */
record LoadedPlanes(List<Plane> planes, List<Hdu> hdus, int gap, int box) {}
