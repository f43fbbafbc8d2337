/** Stored headers on standard output: card for card, as JSON, and what changed in them. */
@NullMarked
package org.fitsql.cli.header;

import org.jspecify.annotations.NullMarked;
