/** What a measurement is: samples, a reference, and the ratio between the two. */
@NullMarked
package org.fitsql.bench.measure;

import org.jspecify.annotations.NullMarked;
