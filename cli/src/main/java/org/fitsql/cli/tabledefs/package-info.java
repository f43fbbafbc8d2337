/** Runs surveys of headers for {@code fitsql tabledefs}, and prints what they saw. */
@NullMarked
package org.fitsql.cli.tabledefs;

import org.jspecify.annotations.NullMarked;
