/**
 * The stages: each measures one kind of work of fitsql beside what else can do it, in turns.
 *
 * <p>Whole runs go through the real command in a process of its own; only the reading of headers
 * and the drawing of one image use fitsql's classes directly.
 */
@NullMarked
package org.fitsql.bench.stage;

import org.jspecify.annotations.NullMarked;
