package org.fitsql.fits;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What reading a file needs and nothing that is handed out refers to, so that the next file is read
 * with the same. For one file at a time.
 *
 * @param room what one read asks of the disk
 * @param digest that of the headers of a file
 * @param records of one header
 * @param duplicates of one header
 */
record Scratch(byte[] room, MessageDigest digest, RecordLookup records, Duplicates duplicates) {

  /** Ten blocks: most primary headers, and often the first extension, come with the first read. */
  private static final int READ_SIZE = 10 * Hdu.BLOCK;

  static Scratch make() {
    return new Scratch(new byte[READ_SIZE], sha256(), new RecordLookup(), new Duplicates());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
