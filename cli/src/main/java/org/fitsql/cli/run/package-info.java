/** What people see of a pass over an archive: progress, troubles, the summary, the plan. */
@NullMarked
package org.fitsql.cli.run;

import org.jspecify.annotations.NullMarked;
