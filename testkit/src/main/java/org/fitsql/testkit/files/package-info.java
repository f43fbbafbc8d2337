/** A file system that fails as disks and networks do, above one that works. */
@NullMarked
package org.fitsql.testkit.files;

import org.jspecify.annotations.NullMarked;
