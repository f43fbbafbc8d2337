package org.fitsql.simulation.sky;

import java.util.SplittableRandom;

/**
 * Independent random streams from one seed, each found again by its name: a keyword has the same
 * value in every file of an exposure, and no order of writing changes a byte.
 */
public record RandomStreams(long seed) {

  /** The stream of a name; names that differ give streams that have nothing in common. */
  public SplittableRandom named(String... name) {
    long hash = seed * 0x9E3779B97F4A7C15L;
    for (String part : name) {
      for (int i = 0; i < part.length(); i++) {
        hash = (hash ^ part.charAt(i)) * 0x100000001B3L;
        hash ^= hash >>> 29;
      }
      hash = (hash ^ 0x2F) * 0xBF58476D1CE4E5B9L;
    }
    return new SplittableRandom(hash);
  }
}
