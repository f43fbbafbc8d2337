/** The results of a run as a table, as JSON and as a plot. */
@NullMarked
package org.fitsql.bench.report;

import org.jspecify.annotations.NullMarked;
