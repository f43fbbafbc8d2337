/** The demo: an archive is simulated, ingested and asked. */
@NullMarked
package org.fitsql.cli.demo;

import org.jspecify.annotations.NullMarked;
