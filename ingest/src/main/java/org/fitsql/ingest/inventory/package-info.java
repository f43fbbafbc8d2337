/** What the database knows of every file, and what has to be done about each. */
@NullMarked
package org.fitsql.ingest.inventory;

import org.jspecify.annotations.NullMarked;
