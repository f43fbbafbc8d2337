/**
 * When work runs, by whom, and again after failure.
 *
 * <p>An {@link org.fitsql.scheduler.ArchiveRun} is one pass over an archive: it compares the files
 * there are with the inventory, hands every rootname with work to exactly one worker (headers, then
 * images, then rows, overlapping between workers), and tells one {@link
 * org.fitsql.scheduler.RunListener} all that happens. Progress bars, log lines, summaries and tests
 * hang on that listener.
 */
@NullMarked
package org.fitsql.scheduler;

import org.jspecify.annotations.NullMarked;
