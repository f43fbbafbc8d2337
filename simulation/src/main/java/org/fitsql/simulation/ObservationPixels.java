package org.fitsql.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.simulation.detector.Camera;
import org.fitsql.simulation.detector.Drizzle;
import org.fitsql.simulation.detector.Exposure;
import org.fitsql.simulation.detector.Frame;
import org.fitsql.simulation.detector.Noise;
import org.fitsql.simulation.sky.RandomStreams;
import org.fitsql.simulation.sky.Sky;
import org.fitsql.simulation.sky.TangentPlane;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of one observation, made when they are first asked for and shared by its files. Used
 * by one thread.
 */
final class ObservationPixels {
  private final Observation observation;
  private final Camera camera;
  private final Noise noise;
  private final Sky sky;
  private final RandomStreams streams;
  private final Map<Integer, Exposure> exposures = new HashMap<>();
  private @Nullable Drizzle drizzle;

  ObservationPixels(Observation observation, Camera camera, Noise noise) {
    this.observation = observation;
    this.camera = camera;
    this.noise = noise;
    this.sky = observation.visit().sky();
    this.streams = observation.visit().streams(observation.rootname());
  }

  Noise noise() {
    return noise;
  }

  /** The chips that were read out; those of a product are the ones of its first exposure. */
  List<Geometry.ChipFrame> chips() {
    return chips(observation.members().get(0));
  }

  /** What a chip collected: one exposure with cosmic rays, or several combined without. */
  Exposure exposure(Geometry.ChipFrame chip) {
    return exposures.computeIfAbsent(chip.chip(), number -> expose(chip));
  }

  /** All exposures on one grid. */
  Drizzle drizzle() {
    if (drizzle == null) {
      TangentPlane first = observation.members().get(0).pointing();
      List<Frame> inputs = new ArrayList<>();
      for (Visit.Member member : observation.members()) {
        chips(member).forEach(chip -> inputs.add(chip.frame()));
      }
      drizzle =
          Drizzle.of(
              observation.visit().geometry().combined(first),
              inputs,
              observation.visit().plan().exptime(),
              sky,
              observation.visit().detector(),
              noise,
              streams.named("drizzle"));
    }
    return drizzle;
  }

  private Exposure expose(Geometry.ChipFrame chip) {
    int reads = observation.members().size();
    return camera.expose(
        chip.frame(),
        sky,
        observation.visit().plan().exptime() * reads,
        reads,
        observation.product().isEmpty(),
        observation.visit().plan().detector() + chip.chip(),
        streams);
  }

  private List<Geometry.ChipFrame> chips(Visit.Member member) {
    return observation.visit().geometry().chips(member.pointing());
  }
}
