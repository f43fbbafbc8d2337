/** The archives that are measured, simulated for the run. */
@NullMarked
package org.fitsql.bench.archive;

import org.jspecify.annotations.NullMarked;
