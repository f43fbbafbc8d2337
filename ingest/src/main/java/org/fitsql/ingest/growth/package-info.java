/**
 * Header tables as they are: what definitions list, what was found in files since, and what the
 * database lets there be. {@link org.fitsql.ingest.growth.TableGrowth} owns them for one run.
 */
@NullMarked
package org.fitsql.ingest.growth;

import org.jspecify.annotations.NullMarked;
