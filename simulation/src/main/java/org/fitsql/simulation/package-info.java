/**
 * Simulated observations of any instrument that has a profile and a {@code simulation.yaml}: for
 * {@code fitsql demo}, end-to-end tests and benchmarks.
 *
 * <p>{@link org.fitsql.simulation.SimulatedArchive} writes archives, {@link
 * org.fitsql.simulation.SampleObservation} one tiny observation, {@link
 * org.fitsql.simulation.file.FitsBuilder} any file, broken ones included. The same arguments give
 * the same bytes.
 */
@NullMarked
package org.fitsql.simulation;

import org.jspecify.annotations.NullMarked;
