/**
 * What to simulate, as data: {@code instruments/<id>/simulation.yaml} says what the detectors are
 * like, which HDUs the files of each filetype have, what the keywords say and which observations
 * are made. No class knows an instrument.
 */
@NullMarked
package org.fitsql.simulation.plan;

import org.jspecify.annotations.NullMarked;
