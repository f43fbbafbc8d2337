package org.fitsql.testkit.s3;

import java.time.Instant;

/**
 * One version of one object.
 *
 * @param etag in quotes
 */
record StoredObject(byte[] content, String etag, Instant modified) {}
