package org.fitsql.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** Makes an archive of simulated observations. */
public interface ArchiveSimulator {

  /**
   * Writes the archive; the same wish gives the same bytes.
   *
   * @param archive root of the archive to write
   * @param wish what to simulate
   * @param written told how many observations are written, after each
   */
  void simulate(Path archive, Wish wish, IntConsumer written) throws IOException;

  /**
   * What to simulate.
   *
   * @param observations number of observations
   * @param fullSize frames of real dimensions instead of small ones
   * @param seed of the random numbers
   */
  record Wish(int observations, boolean fullSize, long seed) {}
}
