package org.fitsql.simulation;

/**
 * What was simulated.
 *
 * @param observations exposures and products
 * @param files all their files, whether they were there before or not
 * @param written those that are new or have changed
 * @param bytes size of all files
 */
public record ArchiveSummary(int observations, int files, int written, long bytes) {

  /** Both together. */
  public ArchiveSummary plus(ArchiveSummary other) {
    return new ArchiveSummary(
        observations + other.observations,
        files + other.files,
        written + other.written,
        bytes + other.bytes);
  }
}
