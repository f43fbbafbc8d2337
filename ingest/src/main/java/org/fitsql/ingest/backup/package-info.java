/** Copies of an embedded database, and their way back. */
@NullMarked
package org.fitsql.ingest.backup;

import org.jspecify.annotations.NullMarked;
