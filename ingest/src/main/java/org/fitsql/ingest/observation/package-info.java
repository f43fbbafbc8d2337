/** The headers of one rootname, read once, and the rows that belong together. */
@NullMarked
package org.fitsql.ingest.observation;

import org.jspecify.annotations.NullMarked;
