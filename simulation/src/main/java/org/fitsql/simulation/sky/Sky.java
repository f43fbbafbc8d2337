package org.fitsql.simulation.sky;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A scene put on the sky around a target: the same for every exposure, chip and product. */
public final class Sky {
  private final List<Source> sources;
  private final @Nullable SpiralGalaxy galaxy;
  private final TangentPlane field;

  private Sky(List<Source> sources, @Nullable SpiralGalaxy galaxy, TangentPlane field) {
    this.sources = sources;
    this.galaxy = galaxy;
    this.field = field;
  }

  /**
   * A star or a small galaxy.
   *
   * @param ra degrees
   * @param dec degrees
   * @param flux electrons per second
   * @param size scale length in pixels, 0 for a star
   * @param roundness axis ratio
   * @param angle of the major axis on the detector, radians
   */
  public record Source(
      double ra, double dec, double flux, double size, double roundness, double angle) {}

  /**
   * @param halfWidth half width of the field in degrees
   * @param density part of the sources to make, 1 at full size
   */
  public static Sky of(
      Scene scene, double ra, double dec, double halfWidth, double density, RandomStreams streams) {
    TangentPlane field = new TangentPlane(0, 0, ra, dec, halfWidth, 0);
    List<Source> sources = new ArrayList<>();
    addStars(sources, scene, field, density, streams.named("stars"));
    addGalaxies(sources, scene, field, density, streams.named("galaxies"));
    SpiralGalaxy galaxy = scene.spiral() == null ? null : new SpiralGalaxy(scene.spiral());
    if (galaxy != null) {
      addClumps(sources, scene, galaxy, field, density, streams.named("clumps"));
    }
    return new Sky(List.copyOf(sources), galaxy, field);
  }

  /** All point and small sources, in no order. */
  public List<Source> sources() {
    return sources;
  }

  /** Whether there is light between the sources. */
  public boolean isDiffuse() {
    return galaxy != null;
  }

  /** Diffuse light in electrons per second and pixel. */
  public double diffuse(double ra, double dec) {
    if (galaxy == null) {
      return 0;
    }
    double[] at = field.pixel(ra, dec);
    return galaxy.at(-at[0], at[1]);
  }

  private static void addStars(
      List<Source> sources,
      Scene scene,
      TangentPlane field,
      double density,
      SplittableRandom random) {
    for (int i = 0; i < scene.stars() * density; i++) {
      double u = random.nextDouble();
      double azimuth = 2 * Math.PI * random.nextDouble();
      double r = scene.core() * Math.sqrt(u / (1 - u));
      boolean clustered = scene.core() > 0;
      double x = clustered ? r * Math.cos(azimuth) : random.nextDouble(-1.5, 1.5);
      double y = clustered ? r * Math.sin(azimuth) : random.nextDouble(-1.5, 1.5);
      double flux = scene.brightest() * Math.pow(random.nextDouble(), scene.slope());
      if (Math.abs(x) < 2 && Math.abs(y) < 2) {
        sources.add(at(field, x, y, flux, 0, 1, 0));
      }
    }
  }

  private static void addGalaxies(
      List<Source> sources,
      Scene scene,
      TangentPlane field,
      double density,
      SplittableRandom random) {
    for (int i = 0; i < scene.galaxies() * density; i++) {
      double brightness = Math.pow(random.nextDouble(), 2.2);
      sources.add(
          at(
              field,
              random.nextDouble(-1.5, 1.5),
              random.nextDouble(-1.5, 1.5),
              1 + 90 * brightness,
              1 + 2 * random.nextDouble() + 4 * brightness,
              random.nextDouble(0.25, 1),
              random.nextDouble(Math.PI)));
    }
  }

  private static void addClumps(
      List<Source> sources,
      Scene scene,
      SpiralGalaxy galaxy,
      TangentPlane field,
      double density,
      SplittableRandom random) {
    Scene.Spiral spiral = Objects.requireNonNull(scene.spiral());
    int wanted = (int) (spiral.clumps() * density);
    for (int made = 0; made < wanted; ) {
      double x = random.nextDouble(-1.2, 1.2);
      double y = random.nextDouble(-1.2, 1.2);
      double chance = galaxy.arm(x, y) * Math.exp(-Math.hypot(x, y) / spiral.length() / 2);
      if (random.nextDouble() < chance) {
        double flux = 1 + 30 * Math.pow(random.nextDouble(), 5);
        double size = random.nextDouble() < 0.3 ? random.nextDouble(0.8, 2.2) : 0;
        sources.add(at(field, -x, y, flux, size, 0.8, random.nextDouble(Math.PI)));
        made++;
      }
    }
  }

  private static Source at(
      TangentPlane field,
      double x,
      double y,
      double flux,
      double size,
      double roundness,
      double angle) {
    double[] sky = field.sky(x, y);
    return new Source(sky[0], sky[1], flux, size, roundness, angle);
  }
}
