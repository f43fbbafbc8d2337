package org.fitsql.scheduler.verify;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.fitsql.orm.Database;

/**
 * Decides of each rootname by itself whether it belongs to the sample: by a hash of seed and
 * rootname, so that neither order nor number of processes matter and nothing is kept in memory but,
 * for a sample of a given number, that many hashes.
 */
final class Sampling {
  private static final double RANGE = 0x1p63;

  private final long seed;
  private final long last;

  private Sampling(long seed, long last) {
    this.seed = seed;
    this.last = last;
  }

  static Sampling of(Database database, Sample sample, long seed) {
    if (sample instanceof Sample.Share share) {
      return new Sampling(
          seed, share.share() >= 1 ? Long.MAX_VALUE : (long) (share.share() * RANGE));
    }
    return sample instanceof Sample.Number number
        ? new Sampling(seed, last(database, seed, number.number()))
        : new Sampling(seed, Long.MAX_VALUE);
  }

  /** The hash of the last rootname that is taken, in order of hashes. */
  private static long last(Database database, long seed, long number) {
    PriorityQueue<Long> least = new PriorityQueue<>(Collections.reverseOrder());
    database.forEach(
        "select distinct rootname from files where state = 'ingested' and rootname is not null",
        List.of(),
        row -> {
          least.add(hash(seed, String.valueOf(row.text(1))));
          if (least.size() > number) {
            least.poll();
          }
        });
    Long greatest = least.peek();
    return greatest == null || least.size() < number ? Long.MAX_VALUE : greatest;
  }

  boolean takes(String rootname) {
    return last == Long.MAX_VALUE || hash(seed, rootname) <= last;
  }

  private static long hash(long seed, String rootname) {
    byte[] name = (seed + " " + rootname).getBytes(StandardCharsets.UTF_8);
    UUID hash = UUID.nameUUIDFromBytes(name);
    // a few bits of each half say what kind of UUID it is: both halves together hide them
    return (hash.getMostSignificantBits() ^ Long.rotateLeft(hash.getLeastSignificantBits(), 32))
        & Long.MAX_VALUE;
  }
}
