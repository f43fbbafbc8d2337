package org.fitsql.simulation.detector;

import org.fitsql.simulation.sky.TangentPlane;

/** A grid of pixels and where it looks. */
public record Frame(int width, int height, TangentPlane wcs) {

  public int pixels() {
    return Math.multiplyExact(width, height);
  }
}
