package org.fitsql.ingest.scan;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Branches of which it is known beforehand, from one number each, that none of their files needs
 * anything as long as they are as they were. A scan passes over them when it finds them so.
 */
public interface SettledBranches {

  /** How files are summed up. */
  FileDigest digest();

  /**
   * Whether a branch is as it was and nothing is to be done in it.
   *
   * @param files how many FITS files it holds now
   * @param sum of their digests, modulo 2<sup>64</sup>
   */
  boolean isSettled(String branch, long files, long sum);

  /**
   * Branches that are known, in order.
   *
   * @param after none up to this one, or null for all from the first
   * @param last none behind this one, or null for all to the last
   */
  Collection<String> known(@Nullable String after, @Nullable String last);
}
