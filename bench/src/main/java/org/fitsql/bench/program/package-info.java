/** Child processes: those that are measured, and the tools that this machine has. */
@NullMarked
package org.fitsql.bench.program;

import org.jspecify.annotations.NullMarked;
