/**
 * The benchmark: makes its own archives, measures fitsql stage by stage beside references that run
 * in turns with it, and says how the ratios compare with the goals and with results that are kept.
 */
@NullMarked
package org.fitsql.bench;

import org.jspecify.annotations.NullMarked;
