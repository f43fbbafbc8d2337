package org.fitsql.simulation.sky;

import org.jspecify.annotations.Nullable;

/**
 * What a target looks like. Lengths are in half widths of the field, so that one scene suits every
 * detector; fluxes are electrons per second.
 *
 * @param stars how many stars at full size
 * @param core core radius of a Plummer sphere of stars, or 0 where they lie anywhere
 * @param brightest flux of the brightest star
 * @param slope steepness of the luminosity function: flux = brightest * u^slope for uniform u
 * @param galaxies how many small background galaxies at full size
 * @param spiral a spiral galaxy, or null
 */
public record Scene(
    int stars, double core, double brightest, double slope, int galaxies, @Nullable Spiral spiral) {

  /** Nothing but darkness. */
  public static Scene dark() {
    return new Scene(0, 0, 0, 1, 0, null);
  }

  /**
   * A spiral galaxy seen at an angle.
   *
   * @param brightness of the disk at its centre, electrons per second and pixel
   * @param length scale length of the disk
   * @param bulge effective radius of the bulge
   * @param arms how many arms
   * @param pitch pitch angle of the arms in degrees
   * @param inclination in degrees, 0 is face on
   * @param angle position angle of the major axis in degrees
   * @param clumps how many knots of young stars lie along the arms at full size
   */
  public record Spiral(
      double brightness,
      double length,
      double bulge,
      int arms,
      double pitch,
      double inclination,
      double angle,
      int clumps) {}
}
