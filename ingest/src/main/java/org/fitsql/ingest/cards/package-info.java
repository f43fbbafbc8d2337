/**
 * Headers as the database keeps them, card for card: how they are compressed, read back exactly as
 * they were in the file, and compared from version to version.
 */
@NullMarked
package org.fitsql.ingest.cards;

import org.jspecify.annotations.NullMarked;
