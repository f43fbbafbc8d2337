package org.fitsql.simulation.detector;

import java.util.SplittableRandom;
import org.fitsql.simulation.file.ImageData;
import org.fitsql.simulation.plan.DetectorPlan;

/**
 * An exposure as read out of the detector: counts, with bias and overscan of a CCD, and without
 * flat-field correction.
 */
public final class Readout {
  private final DetectorPlan plan;
  private final DetectorPlan.Overscan overscan;
  private final Exposure exposure;
  private final Noise noise;
  private final SplittableRandom random;
  private final float[] electrons;

  public Readout(
      DetectorPlan plan,
      DetectorPlan.Overscan overscan,
      Exposure exposure,
      Noise noise,
      SplittableRandom random) {
    this.plan = plan;
    this.overscan = overscan;
    this.exposure = exposure;
    this.noise = noise;
    this.random = random;
    this.electrons = new float[exposure.frame().width()];
  }

  public int width() {
    return exposure.frame().width() + overscan.left() + overscan.right();
  }

  public int height() {
    return exposure.frame().height() + overscan.bottom() + overscan.top();
  }

  /** The counts as unsigned 16-bit integers. */
  public ImageData counts() {
    return ImageData.unsignedShorts(width(), height(), this::row);
  }

  private void row(int y, float[] into) {
    int inside = y - overscan.bottom();
    boolean exposed = inside >= 0 && inside < exposure.frame().height();
    if (exposed) {
      exposure.row(inside, electrons);
    }
    double readNoise = plan.photonCounting() ? 0 : plan.readNoise() / plan.gain();
    for (int x = 0; x < into.length; x++) {
      int column = x - overscan.left();
      double bias = plan.biasAt(2 * x >= into.length);
      if (exposed && column >= 0 && column < electrons.length) {
        float value = Float.isNaN(electrons[column]) ? 0 : electrons[column];
        into[x] = (float) (bias + value * flat(column, inside) / plan.gain());
      } else {
        into[x] = (float) (bias + readNoise * noise.deviate(random));
      }
    }
  }

  /** Sensitivity: a slope of some per cent over the chip. A photon counter keeps whole photons. */
  private double flat(int x, int y) {
    if (plan.photonCounting()) {
      return 1;
    }
    double u = (double) x / electrons.length - 0.5;
    double v = (double) y / exposure.frame().height() - 0.5;
    return 1 + plan.flatTilt() * (u + 0.6 * v - u * u);
  }
}
