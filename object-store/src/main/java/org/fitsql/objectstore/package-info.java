/**
 * Archives in S3-compatible object stores: a read-only {@link java.nio.file.FileSystem} whose files
 * are read range by range. Speaks the REST interface itself, with signatures of version 4, so that
 * it needs no library; a store is only ever asked to list, to describe and to give.
 */
@NullMarked
package org.fitsql.objectstore;

import org.jspecify.annotations.NullMarked;
