/** A simulated S3-compatible store that counts what it is asked for. */
@NullMarked
package org.fitsql.testkit.s3;

import org.jspecify.annotations.NullMarked;
