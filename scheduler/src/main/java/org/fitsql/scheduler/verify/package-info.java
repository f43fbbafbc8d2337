/** Holds the database and the images against the archive, and mends what differs. */
@NullMarked
package org.fitsql.scheduler.verify;

import org.jspecify.annotations.NullMarked;
