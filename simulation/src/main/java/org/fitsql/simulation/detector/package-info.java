/** What a detector makes of the sky: electrons, noise, cosmic rays, defects, counts. */
@NullMarked
package org.fitsql.simulation.detector;

import org.jspecify.annotations.NullMarked;
