/** What files the archive holds now: listed branch by branch, in parallel, in a fixed order. */
@NullMarked
package org.fitsql.ingest.scan;

import org.jspecify.annotations.NullMarked;
