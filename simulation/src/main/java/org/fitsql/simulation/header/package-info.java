/** What headers say: facts of an observation, the rules that turn them into values, the cards. */
@NullMarked
package org.fitsql.simulation.header;

import org.jspecify.annotations.NullMarked;
