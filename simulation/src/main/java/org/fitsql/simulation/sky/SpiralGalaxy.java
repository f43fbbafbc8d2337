package org.fitsql.simulation.sky;

/**
 * Surface brightness of a {@link Scene.Spiral}: exponential disk, de Vaucouleurs bulge, logarithmic
 * arms with dust on their inner side, and patches.
 */
final class SpiralGalaxy {
  private final Scene.Spiral spiral;
  private final double cosAngle;
  private final double sinAngle;
  private final double cosInclination;
  private final double winding;

  SpiralGalaxy(Scene.Spiral spiral) {
    this.spiral = spiral;
    this.cosAngle = Math.cos(Math.toRadians(spiral.angle()));
    this.sinAngle = Math.sin(Math.toRadians(spiral.angle()));
    this.cosInclination = Math.cos(Math.toRadians(spiral.inclination()));
    this.winding = 1 / Math.tan(Math.toRadians(spiral.pitch()));
  }

  /** Electrons per second and pixel at an offset from the centre in half widths of the field. */
  double at(double xi, double eta) {
    double along = xi * sinAngle + eta * cosAngle;
    double across = (xi * cosAngle - eta * sinAngle) / cosInclination;
    double r = Math.hypot(along, across) + 1e-4;
    double disk = Math.exp(-r / spiral.length());
    double roundness = Math.hypot(along, across * (0.4 + 0.6 * cosInclination)) + 1e-3;
    double bulge = 2.2 * Math.exp(-7.67 * (Math.pow(roundness / spiral.bulge(), 0.25) - 1)) / 6;
    double onset = 1 - Math.exp(-Math.pow(r / (2.2 * spiral.bulge()), 2));
    double light = disk * (0.45 + 1.7 * onset * arm(r, along, across, 0, 3));
    double dust = 1 - 0.65 * onset * arm(r, along, across, 0.75, 8) * patches(along, across, 21);
    return spiral.brightness() * (bulge + light * dust * (0.7 + 0.6 * patches(along, across, 13)));
  }

  /** From 0 between the arms to 1 on their ridge. */
  double arm(double xi, double eta) {
    double along = xi * sinAngle + eta * cosAngle;
    double across = (xi * cosAngle - eta * sinAngle) / cosInclination;
    return arm(Math.hypot(along, across) + 1e-4, along, across, 0, 4);
  }

  private double arm(double r, double along, double across, double lag, int sharpness) {
    double azimuth = Math.atan2(across, along);
    double wobble = 0.5 * patches(along, across, 4);
    double phase =
        spiral.arms() * (azimuth - winding * Math.log(r / spiral.length())) + lag + wobble;
    return Math.pow(0.5 + 0.5 * Math.cos(phase), sharpness);
  }

  /** Smooth noise from 0 to 1 whose patches have the size 1 / frequency. */
  private static double patches(double x, double y, double frequency) {
    double sum = 0;
    double weight = 0.5;
    double f = frequency;
    for (int octave = 0; octave < 3; octave++) {
      sum += weight * lattice(x * f, y * f);
      weight /= 2;
      f *= 2.1;
    }
    return sum / 0.875;
  }

  private static double lattice(double x, double y) {
    long ix = (long) Math.floor(x);
    long iy = (long) Math.floor(y);
    double fx = smooth(x - ix);
    double fy = smooth(y - iy);
    double low = hash(ix, iy) * (1 - fx) + hash(ix + 1, iy) * fx;
    double high = hash(ix, iy + 1) * (1 - fx) + hash(ix + 1, iy + 1) * fx;
    return low * (1 - fy) + high * fy;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double hash(long x, long y) {
    long h = x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
    h = (h ^ (h >>> 31)) * 0xBF58476D1CE4E5B9L;
    return ((h ^ (h >>> 29)) >>> 11) * 0x1.0p-53;
  }
}
