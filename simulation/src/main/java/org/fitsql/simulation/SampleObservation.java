package org.fitsql.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.simulation.plan.SimulationPlan;
import org.fitsql.simulation.plan.VisitPlan;

/**
 * One tiny visit of a detector, for tests: {@code SampleObservation.of(profile, plan,
 * "wfc").seed(1).writeTo(archive)}. Immutable.
 */
public final class SampleObservation {
  private static final double TINY = 1 / 64.0;

  private final InstrumentProfile profile;
  private final SimulationPlan plan;
  private final VisitPlan visit;
  private final long seed;
  private final ImageScale scale;

  private SampleObservation(
      InstrumentProfile profile,
      SimulationPlan plan,
      VisitPlan visit,
      long seed,
      ImageScale scale) {
    this.profile = profile;
    this.plan = plan;
    this.visit = visit;
    this.seed = seed;
    this.scale = scale;
  }

  /**
   * The first visit of a detector in the plan.
   *
   * @throws IllegalArgumentException where the plan has none
   */
  public static SampleObservation of(
      InstrumentProfile profile, SimulationPlan plan, String detector) {
    VisitPlan visit =
        plan.visits().stream()
            .filter(v -> v.detector().equals(detector))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The plan of " + profile.id() + " has no visit of " + detector));
    return new SampleObservation(profile, plan, visit, 1, new ImageScale.Edges(TINY));
  }

  /** With another seed: other names, times and pixels. */
  public SampleObservation seed(long newSeed) {
    return new SampleObservation(profile, plan, visit, newSeed, scale);
  }

  /** With images of another size. */
  public SampleObservation scale(ImageScale newScale) {
    return new SampleObservation(profile, plan, visit, seed, newScale);
  }

  /** One exposure with these filetypes, and nothing else of the visit. */
  public SampleObservation exposureOf(String... filetypes) {
    VisitPlan single =
        new VisitPlan(
            visit.detector(),
            visit.proposal(),
            visit.targets(),
            1,
            visit.exptime(),
            visit.dither(),
            visit.orientation(),
            List.of(filetypes),
            List.of(),
            List.of(),
            visit.subarray(),
            visit.keywords());
    return new SampleObservation(profile, plan, single, seed, scale);
  }

  /**
   * Writes the exposures and products of the visit.
   *
   * @return the nine-character rootnames in order, products last
   */
  public List<String> writeTo(Path archive) throws IOException {
    ObservationWriter writer = new ObservationWriter(profile, plan);
    int number = (int) Math.floorMod(seed, 1296L);
    List<Observation> observations = new Visit(plan, visit, number, 0, scale, seed).observations();
    for (Observation observation : observations) {
      writer.write(observation, archive);
    }
    return observations.stream().map(Observation::rootname).toList();
  }
}
