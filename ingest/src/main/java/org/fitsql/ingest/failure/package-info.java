/**
 * Failures as data: what is open, what is over, what is tried again and when. Whoever writes the
 * rows of a file closes and opens its failures in the same transaction.
 */
@NullMarked
package org.fitsql.ingest.failure;

import org.jspecify.annotations.NullMarked;
