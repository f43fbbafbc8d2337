package org.fitsql.fits;

import org.jspecify.annotations.Nullable;

/**
 * What {@link KnownCards} knows of the records of one header. Serves one header after the other,
 * and grows with them.
 */
final class RecordLookup {
  private static final int FIRST_SIZE = 256;

  private int[] hashes = new int[FIRST_SIZE];
  private @Nullable KnownCard[] found = new KnownCard[FIRST_SIZE];

  /** Looks up so many records of a header, from its first one on. */
  void of(byte[] bytes, int records, KnownCards known) {
    if (records > hashes.length) {
      hashes = new int[Math.max(records, 2 * hashes.length)];
      found = new KnownCard[hashes.length];
    }
    known.find(bytes, records, hashes, found);
  }

  /** A number that equal records share. */
  int hash(int record) {
    return hashes[record];
  }

  /** What is known of a record; null where it is nothing. */
  @Nullable KnownCard known(int record) {
    return found[record];
  }
}
