/** Inner parts under JMH, through the same public classes that fitsql itself uses. */
@NullMarked
package org.fitsql.bench.inner;

import org.jspecify.annotations.NullMarked;
