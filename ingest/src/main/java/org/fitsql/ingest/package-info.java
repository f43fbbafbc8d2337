/**
 * From an archive to rows: which files are new or changed, and what one observation's headers say.
 *
 * <p>{@code scan} lists the archive, {@code inventory} compares it with table {@code files}, {@code
 * observation} reads the headers of one rootname and makes the rows that belong together. Nothing
 * here draws images or decides when work runs.
 */
@NullMarked
package org.fitsql.ingest;

import org.jspecify.annotations.NullMarked;
