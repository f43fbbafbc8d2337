package org.fitsql.ingest.inventory;

/**
 * What the images of a file depend on, as three hashes: while all of them are as they were, nothing
 * is drawn again.
 *
 * @param pixels of the data
 * @param settings of how it is drawn
 * @param headers of what the headers contribute
 */
public record ImageBasis(String pixels, String settings, String headers) {}
