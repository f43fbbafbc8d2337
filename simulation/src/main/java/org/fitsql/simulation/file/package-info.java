/**
 * Writes FITS files card by card: well-formed ones for simulated archives, and broken ones on
 * purpose for tests. Nothing here knows an instrument.
 */
@NullMarked
package org.fitsql.simulation.file;

import org.jspecify.annotations.NullMarked;
