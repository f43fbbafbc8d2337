/** Where things are on the sky, how bright, and on which pixel they fall. */
@NullMarked
package org.fitsql.simulation.sky;

import org.jspecify.annotations.NullMarked;
