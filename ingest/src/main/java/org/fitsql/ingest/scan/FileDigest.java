package org.fitsql.ingest.scan;

import java.time.ZoneOffset;

/**
 * A number that tells a file as it was listed from the same file changed, renamed or replaced:
 * path, size, modification time and inode in 57 bits. Those of many files may be summed up, so that
 * one number tells whether any of them is another. Two states of a file have the same with a chance
 * of 1 in 10<sup>17</sup>.
 *
 * @param salt what else the decision hangs on, so that all numbers change with it
 */
public record FileDigest(long salt) {
  /** The lowest three bits are left to who stores it. */
  public static final long MASK = 0x0FFF_FFFF_FFFF_FFF8L;

  private static final long LEAST = 8;
  private static final long FIRST = 0x9E37_79B9_7F4A_7C15L;
  private static final long SECOND = 0xBF58_476D_1CE4_E5B9L;
  private static final long THIRD = 0x94D0_49BB_1331_11EBL;
  private static final long PRIME = 0x0000_0100_0000_01B3L;
  private static final long MICROS = 1_000_000;

  /** With a salt of any text. */
  public static FileDigest salted(String text) {
    return new FileDigest(mixed(text(FIRST, text)));
  }

  /** Never 0; a multiple of 8. */
  public long of(ScannedFile file) {
    long micros =
        file.mtime().toEpochSecond(ZoneOffset.UTC) * MICROS + file.mtime().getNano() / 1_000;
    long hash = mixed(text(salt, file.path()));
    hash = mixed(hash ^ file.size());
    hash = mixed(hash ^ micros);
    hash = mixed(text(hash, file.inode()));
    return Math.max(hash & MASK, LEAST);
  }

  private static long text(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash ^ text.length();
  }

  /** The finishing steps of splitmix64 (Steele, Lea, Flood 2014), a bijection. */
  private static long mixed(long bits) {
    long hash = bits + FIRST;
    hash = (hash ^ hash >>> 30) * SECOND;
    hash = (hash ^ hash >>> 27) * THIRD;
    return hash ^ hash >>> 31;
  }
}
