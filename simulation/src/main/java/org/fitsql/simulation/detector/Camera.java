package org.fitsql.simulation.detector;

import java.util.SplittableRandom;
import org.fitsql.simulation.plan.DetectorPlan;
import org.fitsql.simulation.plan.QualityFlags;
import org.fitsql.simulation.sky.RandomStreams;
import org.fitsql.simulation.sky.Sky;

/** Takes exposures with one detector. Thread-safe. */
public final class Camera {
  private final DetectorPlan plan;
  private final Defects defects;
  private final Noise noise;

  public Camera(DetectorPlan plan, QualityFlags flags, Noise noise) {
    this.plan = plan;
    this.noise = noise;
    this.defects =
        new Defects(plan.hotPixels(), plan.badColumns(), plan.lostPixels(), plan.fullWell(), flags);
  }

  /**
   * One exposure of one chip.
   *
   * @param exptime seconds; 0 for a bias frame
   * @param reads how many readouts were added up
   * @param rays whether cosmic rays are left in
   * @param chip name of the chip, for its defects
   * @param streams randomness of this exposure
   */
  public Exposure expose(
      Frame frame,
      Sky sky,
      double exptime,
      int reads,
      boolean rays,
      String chip,
      RandomStreams streams) {
    boolean open = sky.isDiffuse() || !sky.sources().isEmpty();
    float[] electrons = new LightCollector(frame, plan.starWidth()).collect(sky);
    double background = plan.dark() + (open ? plan.sky() : 0);
    for (int i = 0; i < electrons.length; i++) {
      electrons[i] = (float) ((electrons[i] + background) * exptime);
    }
    Exposure exposure =
        new Exposure(frame, electrons, new short[electrons.length], new int[plan.lostPixels()]);
    RandomStreams ofChip = new RandomStreams(0);
    defects.addHotPixels(exposure, exptime, ofChip.named("hot", chip));
    SplittableRandom random = streams.named("pixels", chip);
    if (plan.photonCounting()) {
      noise.count(electrons, random);
    } else {
      noise.addTo(electrons, plan.readNoise() * Math.sqrt(reads), random);
      defects.addBadColumns(exposure, ofChip.named("columns", chip));
      if (rays) {
        double expected = plan.cosmicRays() * frame.pixels() * exptime / 1000;
        new CosmicRays(defects.flags().cosmicRay(), streams.named("rays", chip))
            .hit(exposure, expected);
      }
      defects.bleed(exposure);
    }
    int[] lost = defects.lostPixels(exposure, streams.named("lost", chip));
    return new Exposure(frame, electrons, exposure.quality(), lost);
  }
}
