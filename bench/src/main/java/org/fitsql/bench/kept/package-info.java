/** Results that are kept, and whether a new one is worse than they are. */
@NullMarked
package org.fitsql.bench.kept;

import org.jspecify.annotations.NullMarked;
