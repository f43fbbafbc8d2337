/** The MariaDB of a run: one that is named, or one of its own. */
@NullMarked
package org.fitsql.bench.database;

import org.jspecify.annotations.NullMarked;
