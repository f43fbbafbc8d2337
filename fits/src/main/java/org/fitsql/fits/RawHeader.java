package org.fitsql.fits;

/**
 * The bytes of one header, not yet read as cards.
 *
 * @param bytes the header with END and padding; of a header that is cut off what there is
 * @param records records before END
 * @param whole whether END was found, and the block that it is in is there to its last byte
 */
record RawHeader(byte[] bytes, int records, boolean whole) {}
