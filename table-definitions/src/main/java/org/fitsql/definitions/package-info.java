/**
 * Which instruments there are and which tables their headers fill, as data.
 *
 * <p>An {@link org.fitsql.definitions.InstrumentProfile} is read from a folder such as {@code
 * instruments/hst/acs}: {@code instrument.yaml} says how files are named and what to do with them,
 * {@code tables/*.txt} list the columns of each header table. Adding an instrument means adding a
 * folder; no class knows a detector, a filetype or a keyword of any instrument.
 */
@NullMarked
package org.fitsql.definitions;

import org.jspecify.annotations.NullMarked;
