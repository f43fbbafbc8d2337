/**
 * How results are written: rows as table, CSV, TSV or JSON, streaming, to standard output or to a
 * file that appears when it is complete.
 */
@NullMarked
package org.fitsql.cli.output;

import org.jspecify.annotations.NullMarked;
