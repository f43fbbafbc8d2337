/**
 * Metrics and health of runs, from the listener that also feeds log, progress bar and run record.
 *
 * <p>{@link org.fitsql.monitoring.metrics.RunMetrics} counts what a {@link
 * org.fitsql.scheduler.RunListener} is told; {@link org.fitsql.monitoring.metrics.DatabaseWatch}
 * asks the database what only it knows; {@link org.fitsql.monitoring.metrics.MetricsServer} serves
 * both. Nowhere else is Micrometer imported.
 */
@NullMarked
package org.fitsql.monitoring.metrics;

import org.jspecify.annotations.NullMarked;
