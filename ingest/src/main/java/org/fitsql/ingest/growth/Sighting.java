package org.fitsql.ingest.growth;

/**
 * Where something was seen.
 *
 * @param path file, relative to the archive
 * @param hdu index of the HDU
 */
public record Sighting(String path, int hdu) {
  @Override
  public String toString() {
    return path + " HDU " + hdu;
  }
}
