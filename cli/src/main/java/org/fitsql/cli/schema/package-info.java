/** What the schema commands say. */
@NullMarked
package org.fitsql.cli.schema;

import org.jspecify.annotations.NullMarked;
